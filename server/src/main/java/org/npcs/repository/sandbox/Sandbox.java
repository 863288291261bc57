package org.npcs.repository.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.npcs.repository.server.RepositoryServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The repository with everything it needs, on this machine alone: no account, no Docker, no network. All data are invented.
 *
 * <p>Options are those of the server, such as {@code --server.port=8080} (0 for any free port), and {@code
 * --sandbox.data=DIRECTORY} to keep the database between starts. {@code --sandbox.history=none|small|medium|large}, or a number of
 * incidents, says how much history the members come with: {@code medium} from the command line, {@code none} for who starts it from
 * code.
 */
public final class Sandbox implements AutoCloseable {

    private static final String HISTORY = "--sandbox.history=";

    private final SandboxDatabase database;
    private final ConfigurableApplicationContext context;
    private final String baseUrl;

    private Sandbox(SandboxDatabase database, ConfigurableApplicationContext context, String baseUrl) {
        this.database = database;
        this.context = context;
        this.baseUrl = baseUrl;
    }

    /** Starts the sandbox and prints what to do first. */
    @SuppressWarnings("resource")
    public static void main(String[] arguments) {
        var sandbox = start(withHistory(arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
        FirstSteps.print(sandbox.baseUrl());
    }

    /** Starts the sandbox; closing it stops everything that it started. */
    public static Sandbox start(String... arguments) {
        var database = SandboxDatabase.start(option(arguments, "--sandbox.data="));
        try {
            var port = port(option(arguments, "--server.port="));
            var baseUrl = "http://127.0.0.1:" + port;
            var settings = new LinkedHashMap<String, Object>(database.settings());
            settings.put("npcs.environment", "sandbox");
            settings.put("npcs.audience", baseUrl);
            settings.put("npcs.issuers", baseUrl);
            settings.put("npcs.key-set", baseUrl + "/oauth2/jwks");
            settings.put("npcs.token-endpoint", baseUrl + "/oauth2/token");
            settings.put("npcs.how-to-get-a-token", FirstSteps.HOW_TO_GET_A_TOKEN);
            settings.put("npcs.cursor-key", "the cursors of a sandbox are no secret");
            settings.put("npcs.keys.service", "file:" + SandboxKeyFile.beside(option(arguments, "--sandbox.data=")));
            settings.put("npcs.operator-client", "operator");
            settings.put("npcs.webhooks.permit-loopback", "true");
            settings.put("server.address", "127.0.0.1");
            settings.put("npcs.documentation.try-it-out", "get,put,post,patch,delete");
            settings.put("springdoc.swagger-ui.oauth.client-id", "fenwick-nightly");
            settings.put("springdoc.swagger-ui.oauth.client-secret", Personas.secret("fenwick-nightly"));
            var context = new SpringApplicationBuilder(RepositoryServer.class, SandboxConfiguration.class)
                    .properties(settings)
                    .run(effective(arguments, port));
            return new Sandbox(database, context, baseUrl);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** Address of the service, without a slash at the end. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Waits until the history that was asked for is there; it is entered beside the running service. */
    public void awaitHistory() {
        context.getBean(HistoryRunner.class).join();
    }

    /** The running application, for tests that look behind the contract. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** Who starts the sandbox by hand finds a history to analyse, unless it asks for another one or none. */
    private static String[] withHistory(String[] arguments) {
        if (!option(arguments, HISTORY).isEmpty()) {
            return arguments;
        }
        var more = Arrays.copyOf(arguments, arguments.length + 1);
        more[arguments.length] = HISTORY + "medium";
        return more;
    }

    /** With a port of its own choice the sandbox also moves the management port out of the way. */
    private static String[] effective(String[] arguments, int port) {
        var kept = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--server.port="))
                .toList();
        var effective = new java.util.ArrayList<>(kept);
        effective.add("--server.port=" + port);
        if (port != 8080 && kept.stream().noneMatch(argument -> argument.startsWith("--management.server.port="))) {
            effective.add("--management.server.port=0");
        }
        return effective.toArray(String[]::new);
    }

    private static int port(String asked) {
        if (asked.isEmpty()) {
            return 8080;
        }
        if (!asked.equals("0")) {
            return Integer.parseInt(asked);
        }
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException("no free port on this machine", failure);
        }
    }

    private static String option(String[] arguments, String name) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(name))
                .map(argument -> argument.substring(name.length()))
                .findFirst()
                .orElse("");
    }
}
