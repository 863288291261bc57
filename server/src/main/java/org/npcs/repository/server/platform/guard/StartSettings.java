package org.npcs.repository.server.platform.guard;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The settings as they stand, before anything is made from them. */
final class StartSettings {

    private final Environment environment;
    private final boolean sandboxParts;

    StartSettings(Environment environment, boolean sandboxParts) {
        this.environment = environment;
        this.sandboxParts = sandboxParts;
    }

    /** Whether parts of the sandbox, such as its token issuer, are about to start. */
    boolean sandboxParts() {
        return sandboxParts;
    }

    /** A setting without white space around it; empty when it is not set. */
    String text(String name) {
        return Binder.get(environment)
                .bind(name, Bindable.of(String.class))
                .map(String::strip)
                .orElse("");
    }

    List<String> list(String name) {
        return Binder.get(environment).bind(name, Bindable.listOf(String.class)).orElse(List.of());
    }

    boolean present(String name) {
        return !text(name).isEmpty();
    }

    /** Whether an address is protected on its way. */
    static boolean https(String address) {
        try {
            var uri = URI.create(address);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Whether a host is this machine itself. */
    static boolean loopback(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1").contains(name)
                || name.matches("127(\\.\\d{1,3}){3}");
    }

    /**
     * Whether the way to a database is encrypted and its certificate verified, or does not leave this machine.
     *
     * @param address an R2DBC or JDBC address, with any number of hosts
     * @param mode mode that was set apart from the address, or empty
     */
    static boolean safeWay(String address, String mode) {
        var authority = address.replaceFirst("^[^/]*//", "").replaceFirst("[/?].*$", "");
        var hosts = authority.substring(authority.lastIndexOf('@') + 1).split(",", -1);
        if (Arrays.stream(hosts).map(host -> host.replaceFirst(":\\d+$", "")).allMatch(StartSettings::loopback)) {
            return true;
        }
        var asked = Arrays.stream(address.replaceFirst("^[^?]*\\??", "").split("&"))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> parameter.length == 2 && parameter[0].equalsIgnoreCase("sslmode"))
                .map(parameter -> parameter[1])
                .reduce((first, second) -> second)
                .orElse(address.startsWith("r2dbcs:") ? "verify-full" : mode);
        return Set.of("verify-full", "verify-ca")
                .contains(asked.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
