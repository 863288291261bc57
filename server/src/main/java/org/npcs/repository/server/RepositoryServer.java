package org.npcs.repository.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The repository service: the reference implementation of the contract. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(sharedModules = {"platform", "audit", "security"})
public class RepositoryServer {

    /** Starts the service with production settings; see the module's README for what must be set. */
    public static void main(String[] arguments) {
        SpringApplication.run(RepositoryServer.class, arguments);
    }
}
