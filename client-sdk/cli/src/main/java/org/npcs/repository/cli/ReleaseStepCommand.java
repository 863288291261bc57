package org.npcs.repository.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.Releases;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves a release. */
@Command(
        name = "move",
        description =
                "Take a step with a release: publish, by another person than the one that built it; abandon; recall.")
final class ReleaseStepCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "RELEASE", description = "Release, such as 2026Q3.1.")
    private String release = "";

    @Parameters(index = "1", paramLabel = "STEP", description = "publish, abandon or recall.")
    private String step = "";

    @Option(names = "--reason", paramLabel = "CODE", description = "Why, for recall.")
    private @Nullable String reason;

    ReleaseStepCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            Release moved = move(client.analytics().releases());
            ReleaseScreen.tell(session.screen(), List.of(moved));
            session.screen().answer(moved);
        }
        return ExitCode.OK;
    }

    private Release move(Releases releases) {
        return switch (step) {
            case "publish" -> releases.publish(release);
            case "abandon" -> releases.abandon(release);
            case "recall" -> {
                if (reason == null) {
                    throw Stop.usage("This step needs a reason.", "Give --reason CODE.");
                }
                yield releases.recall(release, reason);
            }
            default -> throw Stop.usage("There is no such step.", "Take one of publish, abandon, recall.");
        };
    }
}
