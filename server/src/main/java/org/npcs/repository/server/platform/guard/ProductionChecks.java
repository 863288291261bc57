package org.npcs.repository.server.platform.guard;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What must hold outside the sandbox. All failures are told at once. */
final class ProductionChecks {

    private static final String SANDBOX_CURSOR_KEY = "the cursors of a sandbox are no secret";
    private static final int LEAST_KEY_LENGTH = 32;
    private static final int LEAST_KEY_CHARACTERS = 10;
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    private static final Set<String> OPEN_ENDPOINTS = Set.of("health", "info", "prometheus");

    static final List<StartCheck> ALL = List.of(
            check(
                    "npcs.environment",
                    "parts of the sandbox are active. Start the server by itself.",
                    settings -> !settings.sandboxParts()),
            check(
                    "npcs.audience",
                    "set the https address by which callers know this service.",
                    settings -> StartSettings.https(settings.text("npcs.audience"))),
            check(
                    "npcs.issuers",
                    "set the https addresses of the issuers whose tokens are accepted.",
                    settings -> !settings.list("npcs.issuers").isEmpty()
                            && settings.list("npcs.issuers").stream().allMatch(StartSettings::https)),
            check(
                    "npcs.key-set",
                    "use an https address for the issuer's keys, or leave it out.",
                    absentOrHttps("npcs.key-set")),
            check(
                    "npcs.token-endpoint",
                    "use an https address, or leave it out.",
                    absentOrHttps("npcs.token-endpoint")),
            check(
                    "npcs.cursor-key",
                    "set a random secret of 32 characters or more, the same on every instance.",
                    settings -> secret(settings.text("npcs.cursor-key"))),
            check(
                    "npcs.keys.service",
                    "name the key that wraps the keysets of the owners: file:PATH, the https address of a transit key, or"
                            + " the address of a key in a cloud.",
                    settings -> settings.present("npcs.keys.service")
                            && !settings.text("npcs.keys.service").startsWith("http://")),
            check(
                    "npcs.keys.token-file",
                    "set the file with the token for the transit engine.",
                    settings -> !settings.text("npcs.keys.service").startsWith("https://")
                            || settings.present("npcs.keys.token-file")),
            check("npcs.database.url", "set the R2DBC address of the database.", present("npcs.database.url")),
            check(
                    "npcs.database.url",
                    "add sslMode=verify-full: the way to the database leaves this machine unprotected.",
                    settings -> !settings.present("npcs.database.url")
                            || StartSettings.safeWay(settings.text("npcs.database.url"), "")),
            check("npcs.database.password", "set the password of the runtime role.", present("npcs.database.password")),
            check(
                    "spring.flyway.url",
                    "add sslmode=verify-full: the way to the database leaves this machine unprotected.",
                    settings -> !settings.present("spring.flyway.url")
                            || StartSettings.safeWay(
                                    settings.text("spring.flyway.url"),
                                    settings.text("spring.flyway.jdbc-properties.sslmode"))),
            check(
                    "spring.flyway.user",
                    "migrate with the owner of the tables, which is not the runtime role.",
                    settings -> !settings.present("spring.flyway.url")
                            || settings.present("spring.flyway.user")
                                    && !settings.text("spring.flyway.user")
                                            .equals(settings.text("npcs.database.username"))),
            check(
                    "server.address",
                    "plain HTTP would leave this machine. Set server.ssl, or server.forward-headers-strategy behind a"
                            + " proxy that ends TLS, or a loopback address.",
                    ProductionChecks::protectedWay),
            check(
                    "server.ssl.enabled-protocols",
                    "name nothing older than TLSv1.2, or leave it out.",
                    settings -> PROTOCOLS.containsAll(settings.list("server.ssl.enabled-protocols"))),
            check(
                    "npcs.operator-client",
                    "use 3 to 100 letters, digits, dots, underscores or hyphens, or leave it out.",
                    settings -> settings.text("npcs.operator-client").matches("|[A-Za-z0-9][A-Za-z0-9._-]{2,99}")),
            check(
                    "npcs.webhooks.signing-keys",
                    "set files of private ed25519 keys (PKCS #8, PEM), the newest first, the same on every instance.",
                    settings -> !settings.list("npcs.webhooks.signing-keys").isEmpty()),
            check(
                    "npcs.audit-signing-keys",
                    "set files of private ed25519 keys (PKCS #8, PEM), the newest first, the same on every instance.",
                    settings -> !settings.list("npcs.audit-signing-keys").isEmpty()),
            check(
                    "npcs.webhooks.permit-loopback",
                    "leave it out: receivers on this machine are for the sandbox.",
                    settings -> !settings.text("npcs.webhooks.permit-loopback").equalsIgnoreCase("true")),
            check(
                    "management.server.port",
                    "choose another port than that of the service: health and metrics are not for callers.",
                    settings -> !settings.text("management.server.port").equals(port(settings))),
            check(
                    "management.endpoints.web.exposure.include",
                    "leave it at health, info, prometheus: the others show settings or memory.",
                    settings -> OPEN_ENDPOINTS.containsAll(settings.list("management.endpoints.web.exposure.include"))),
            check(
                    "springdoc.swagger-ui.oauth.client-secret",
                    "leave it out: the documentation must not offer a secret.",
                    settings -> !settings.present("springdoc.swagger-ui.oauth.client-secret")));

    private ProductionChecks() {}

    private static StartCheck check(String setting, String demand, Predicate<StartSettings> holds) {
        return new StartCheck(setting, demand, holds);
    }

    private static Predicate<StartSettings> present(String name) {
        return settings -> settings.present(name);
    }

    private static Predicate<StartSettings> absentOrHttps(String name) {
        return settings -> !settings.present(name) || StartSettings.https(settings.text(name));
    }

    private static String port(StartSettings settings) {
        return settings.present("server.port") ? settings.text("server.port") : "8080";
    }

    /** Long enough, not the one that everybody can read in the sandbox, and not one character again and again. */
    private static boolean secret(String key) {
        return key.length() >= LEAST_KEY_LENGTH
                && !key.equals(SANDBOX_CURSOR_KEY)
                && key.chars().distinct().count() >= LEAST_KEY_CHARACTERS;
    }

    private static boolean protectedWay(StartSettings settings) {
        var tls = !settings.text("server.ssl.enabled").equalsIgnoreCase("false")
                && (settings.present("server.ssl.bundle")
                        || settings.present("server.ssl.key-store")
                        || settings.present("server.ssl.certificate"));
        var proxy = Set.of("native", "framework")
                .contains(settings.text("server.forward-headers-strategy").toLowerCase(java.util.Locale.ROOT));
        return tls || proxy || StartSettings.loopback(settings.text("server.address"));
    }
}
