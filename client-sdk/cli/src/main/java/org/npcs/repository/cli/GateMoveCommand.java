package org.npcs.repository.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.RepositoryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves a member through the gate. */
@Command(name = "move", description = "Move a member to the trial, to live, or into a pause.")
final class GateMoveCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "MEMBER", description = "The member.")
    private String member = "";

    @Parameters(index = "1", paramLabel = "STATE", description = "trial-real, live or paused.")
    private String state = "";

    @Option(names = "--reason", paramLabel = "CODE", description = "Why.")
    private @Nullable String reason;

    GateMoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CallOptions options = reason == null ? CallOptions.NONE : CallOptions.NONE.reason(reason);
        try (RepositoryClient client = session.client()) {
            GateScreen.tell(session.screen(), client.membership().moveToward(member, state, options));
        }
        return ExitCode.OK;
    }
}
