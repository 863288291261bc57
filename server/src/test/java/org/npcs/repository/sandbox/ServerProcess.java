package org.npcs.repository.sandbox;

import org.npcs.repository.server.RepositoryServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The server with the issuer and the members of the sandbox, on a database that outlives it: a process to be killed. */
public final class ServerProcess {

    private ServerProcess() {}

    /** Starts with the settings that the arguments give. */
    public static void main(String[] arguments) {
        started(arguments);
    }

    /** Starts within this process: a further instance. */
    public static ConfigurableApplicationContext started(String... arguments) {
        return new SpringApplicationBuilder(RepositoryServer.class, SandboxConfiguration.class).run(arguments);
    }
}
