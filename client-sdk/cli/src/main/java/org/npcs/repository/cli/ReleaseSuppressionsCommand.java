package org.npcs.repository.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.ReleaseSuppression;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what a release hides. */
@Command(name = "suppressions", description = "List every cell that a release hides or widens, and why; never a count.")
final class ReleaseSuppressionsCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RELEASE", description = "Release, such as 2026Q3.1.")
    private String release = "";

    ReleaseSuppressionsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            List<ReleaseSuppression> all =
                    client.analytics().releases().suppressions(release).stream().toList();
            session.screen()
                    .table(
                            List.of("cell", "status", "reason"),
                            all.stream()
                                    .map(one -> List.of(one.cell(), one.status(), one.reason()))
                                    .toList());
            session.screen().say(all.size() + " cells.");
            session.screen().answer(all);
        }
        return ExitCode.OK;
    }
}
