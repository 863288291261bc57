package org.npcs.repository.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.Release;
import org.npcs.repository.client.model.ReleaseRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds a release. */
@Command(
        name = "build",
        description = {
            "Count all members as of an instant, put it all under disclosure control, and wait until a second person can look.",
            "Built again from the same instant, a release has the same digest."
        })
final class ReleaseBuildCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "PERIOD", description = "Last period that it covers, such as 2026Q3 or 2026.")
    private String base = "";

    @Option(names = "--as-of", paramLabel = "INSTANT", description = "Records as they were stored then (default: now).")
    private @Nullable Instant asOf;

    @Option(names = "--note", paramLabel = "TEXT", description = "What whoever cites it should know.")
    private @Nullable String note;

    @Option(names = "--wait", paramLabel = "PT2H", description = "How long to wait (default: ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ofHours(2);

    ReleaseBuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ReleaseRequest.Builder request = ReleaseRequest.builder().base(base);
        if (asOf != null) {
            request.asOf(asOf);
        }
        if (note != null) {
            request.note(note);
        }
        try (RepositoryClient client = session.client()) {
            Release built = client.analytics().releases().buildAndWait(request.build(), wait);
            ReleaseScreen.tell(session.screen(), List.of(built));
            session.screen().answer(built);
            if (built.state().equals("awaiting-second")) {
                session.screen()
                        .say("Next: another person looks at npcs release suppressions " + built.id()
                                + ", then npcs release move " + built.id() + " publish.");
                return ExitCode.OK;
            }
            session.screen().complain("npcs: The release is " + built.state() + ".");
            return ExitCode.FINDINGS;
        }
    }
}
