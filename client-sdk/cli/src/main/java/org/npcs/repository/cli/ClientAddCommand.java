package org.npcs.repository.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.Client;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers a client. */
@Command(name = "add", description = "Register a piece of software that may call the repository.")
final class ClientAddCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "CLIENT", description = "Its identifier at the issuer.")
    private String id = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Name for people.")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "member, vendor or operator (default: ${DEFAULT-VALUE}).")
    private String kind = "member";

    @Option(
            names = "--scope",
            required = true,
            split = ",",
            paramLabel = "SCOPE",
            description = "What it may do, such as incident:write; may be repeated.")
    private List<String> scopes = List.of();

    ClientAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Client.Builder entry =
                Client.builder().clientId(id).name(name).kind(kind).scopes(scopes);
        session.settings().find("jurisdiction").ifPresent(entry::jurisdiction);
        try (RepositoryClient client = session.client()) {
            Client stored = client.membership().register(entry.build());
            session.screen().say("Registered: " + stored.clientId() + ".");
            session.screen().answer(stored);
        }
        return ExitCode.OK;
    }
}
