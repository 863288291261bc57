package org.npcs.repository.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.MembershipClient;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.GoLive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells how far a member is. */
@Command(name = "status", description = "Tell what is missing on the way to live data, and who must act.")
final class GateStatusCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "MEMBER", description = "The member (default: the own one).")
    private @Nullable String member;

    GateStatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            MembershipClient membership = client.membership();
            GoLive gate = member == null ? membership.goLive() : membership.goLiveOf(member);
            GateScreen.tell(session.screen(), gate);
            return gate.missing() == 0 ? ExitCode.OK : ExitCode.FINDINGS;
        }
    }
}
