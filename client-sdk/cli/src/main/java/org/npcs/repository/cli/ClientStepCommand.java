package org.npcs.repository.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.MembershipClient;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.Client;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Suspends, resumes or closes a client. */
@Command(name = "move", description = "Suspend a client with its next request, resume it, or close it for ever.")
final class ClientStepCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "CLIENT", description = "The client.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "STEP", description = "suspend, resume or close.")
    private String step = "";

    @Option(names = "--reason", paramLabel = "CODE", description = "Why.")
    private @Nullable String reason;

    ClientStepCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CallOptions options = reason == null ? CallOptions.NONE : CallOptions.NONE.reason(reason);
        try (RepositoryClient client = session.client()) {
            Client moved = move(client.membership(), options);
            session.screen().say(moved.clientId() + " is " + moved.state() + ".");
            session.screen().answer(moved);
        }
        return ExitCode.OK;
    }

    private Client move(MembershipClient membership, CallOptions options) {
        return switch (step) {
            case "suspend" -> membership.suspendClient(id, options);
            case "resume" -> membership.resumeClient(id, options);
            case "close" -> membership.closeClient(id, options);
            default -> throw Stop.usage("There is no such step.", "Take one of suspend, resume, close.");
        };
    }
}
