package org.npcs.repository.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * What holds for every command. A setting such as {@code client-id} comes from its option, else from the environment as {@code
 * NPCS_CLIENT_ID}, else from the properties file. Secrets have no option of their own: what stands in a command line is seen by
 * everybody on the machine.
 */
final class Settings {

    private static final String FILE = "npcs.properties";

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Properties file with the names below (default: NPCS_CONFIG, then npcs.properties here).")
    private @Nullable Path config;

    @Option(
            names = "--base",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Address of the repository (NPCS_BASE).")
    private @Nullable String base;

    @Option(
            names = "--client-id",
            scope = ScopeType.INHERIT,
            paramLabel = "ID",
            description = "The client that calls (NPCS_CLIENT_ID).")
    private @Nullable String clientId;

    @Option(
            names = "--secret-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "File with the secret of the client (NPCS_SECRET_FILE, or the secret itself in NPCS_SECRET).")
    private @Nullable String secretFile;

    @Option(
            names = "--key-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "PEM file (PKCS#8) with the private key of the client, instead of a secret (NPCS_KEY_FILE).")
    private @Nullable String keyFile;

    @Option(
            names = "--key-id",
            scope = ScopeType.INHERIT,
            paramLabel = "ID",
            description = "Identifier of that key at the issuer (NPCS_KEY_ID).")
    private @Nullable String keyId;

    @Option(
            names = "--acting-for",
            scope = ScopeType.INHERIT,
            paramLabel = "CODE",
            description = "Member for which a vendor acts (NPCS_ACTING_FOR).")
    private @Nullable String actingFor;

    @Option(
            names = "--jurisdiction",
            scope = ScopeType.INHERIT,
            paramLabel = "CODE",
            description = "Jurisdiction to work on, where it is not that of the client (NPCS_JURISDICTION).")
    private @Nullable String jurisdiction;

    @Option(
            names = "--proxy",
            scope = ScopeType.INHERIT,
            paramLabel = "HOST:PORT",
            description = "Proxy (NPCS_PROXY; its login in NPCS_PROXY_USER and NPCS_PROXY_PASSWORD).")
    private @Nullable String proxy;

    @Option(
            names = "--truststore",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "PKCS#12 file with the authorities to trust (NPCS_TRUSTSTORE, NPCS_TRUSTSTORE_PASSWORD).")
    private @Nullable String truststore;

    @Option(
            names = "--keystore",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "PKCS#12 file with a client certificate (NPCS_KEYSTORE, NPCS_KEYSTORE_PASSWORD).")
    private @Nullable String keystore;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print one JSON document instead of text, also of a failure.")
    private boolean json;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Print failures only, and no progress.")
    private boolean quiet;

    private final Map<String, String> environment;
    private final Path here;
    private @Nullable Properties read;

    Settings(Map<String, String> environment, Path here) {
        this.environment = environment;
        this.here = here;
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    /** Returns a setting by its name in the properties file. */
    Optional<String> find(String name) {
        return Stream.of(
                        Optional.ofNullable(option(name)),
                        Optional.ofNullable(environment.get(variable(name))),
                        Optional.ofNullable(properties().getProperty(name)))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Returns the file that a setting names. */
    Optional<Path> file(String name) {
        return find(name).map(here::resolve);
    }

    private @Nullable String option(String name) {
        return switch (name) {
            case "base" -> base;
            case "client-id" -> clientId;
            case "secret-file" -> secretFile;
            case "key-file" -> keyFile;
            case "key-id" -> keyId;
            case "acting-for" -> actingFor;
            case "jurisdiction" -> jurisdiction;
            case "proxy" -> proxy;
            case "truststore" -> truststore;
            case "keystore" -> keystore;
            default -> null;
        };
    }

    private static String variable(String name) {
        return "NPCS_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private Properties properties() {
        if (read == null) {
            read = load();
        }
        return read;
    }

    private Properties load() {
        Properties properties = new Properties();
        String named = environment.getOrDefault("NPCS_CONFIG", "");
        Path file = config != null ? here.resolve(config) : here.resolve(named.isBlank() ? FILE : named);
        if (config == null && named.isBlank() && !Files.exists(file)) {
            return properties;
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
