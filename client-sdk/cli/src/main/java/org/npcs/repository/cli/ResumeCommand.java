package org.npcs.repository.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.npcs.repository.client.Outbox;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.UploadResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends what an earlier run left in an outbox. */
@Command(name = "resume", description = "Send what an earlier run left in an outbox, without its input.")
final class ResumeCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--outbox", required = true, paramLabel = "DIR", description = "Outbox of the uploads.")
    private Path directory = Path.of("");

    @Option(names = "--patience", paramLabel = "PT2H", description = "How long to wait for a repository out of reach.")
    private Duration patience = Duration.ofHours(2);

    ResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            Outbox outbox = client.exchange().outbox(session.file(directory));
            List<UploadResult> results = outbox.resume(patience);
            if (results.isEmpty()) {
                session.screen().say("Nothing was left to send.");
            }
            results.forEach(result -> session.screen().say(result.summary()));
            ObjectNode document = Screen.object();
            ArrayNode items = document.putArray("items");
            results.forEach(result -> items.add(UploadScreen.document(result, UploadScreen.causes(result))));
            session.screen().answer(document);
            return results.stream().mapToInt(UploadResult::exitCode).max().orElse(ExitCode.OK);
        }
    }
}
