package org.npcs.repository.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.npcs.repository.client.local.LocalKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells the local keys of case numbers, on this screen only. */
@Command(
        name = "show-local",
        description = {
            "Print the local key of each case number of a file. Nothing is sent.",
            "Numbers come from a file, because what stands in a command line is kept in its history."
        })
final class KeyShowLocalCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "Case numbers, one a line.")
    private Path numbers = Path.of("");

    @Option(names = "--local-key", paramLabel = "FILE", description = "The secret (default: ${DEFAULT-VALUE}).")
    private Path secret = Path.of("local-key.secret");

    @Option(names = "--occurrence", description = "Keys of events as a whole, equal for all children of an event.")
    private boolean occurrence;

    KeyShowLocalCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        LocalKeys keys = LocalKeys.open(session.file(secret));
        ObjectNode document = Screen.object();
        ArrayNode items = document.putArray("items");
        List<List<String>> rows = CaseNumbers.lines(session.file(numbers)).stream()
                .map(String::strip)
                .map(number -> List.of(number, occurrence ? keys.occurrence(number) : keys.incident(number)))
                .toList();
        rows.forEach(row -> items.addObject().put("caseNumber", row.get(0)).put("localKey", row.get(1)));
        session.screen().table(List.of("case number", "local key"), rows);
        session.screen().answer(document);
        return ExitCode.OK;
    }
}
