package org.npcs.repository.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.local.Crosswalk;
import org.npcs.repository.client.mapping.CodeLists;
import org.npcs.repository.client.mapping.Mapping;
import org.npcs.repository.client.mapping.MappingCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells what is missing in a worksheet. */
@Command(name = "check", description = "List what is missing or wrong in a worksheet, by frequency.")
final class MappingCheckCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--worksheet", paramLabel = "FILE", description = "The worksheet (default: ${DEFAULT-VALUE}).")
    private Path worksheet = Path.of("mapping.csv");

    @Option(names = "--on", paramLabel = "DATE", description = "For events of this day (default: today).")
    private @Nullable LocalDate on;

    MappingCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Crosswalk crosswalk = Crosswalk.read(session.file(worksheet));
        MappingCheck check =
                Mapping.of(crosswalk, CodeLists.published()).check(on == null ? LocalDate.now(ZoneOffset.UTC) : on);
        List<List<String>> rows = new ArrayList<>();
        ObjectNode document = Screen.object();
        document.put("version", crosswalk.version()).put("clean", check.clean());
        add(rows, document, "unmapped", "no national code", check.unmapped());
        add(rows, document, "notPublished", "on no published list", check.notPublished());
        add(rows, document, "outOfPeriod", "not for events of that day", check.outOfPeriod());
        add(rows, document, "catchAll", "\"other\" without a note", check.catchAll());
        if (!rows.isEmpty()) {
            session.screen().table(List.of("seen", "list", "local code", "national code", "what is wrong"), rows);
        }
        session.screen()
                .say(
                        check.clean()
                                ? "Every code is mapped. Version " + crosswalk.version() + "."
                                : rows.size() + " lines need a decision.");
        session.screen().answer(document);
        return check.clean() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static void add(
            List<List<String>> rows, ObjectNode document, String member, String why, List<Crosswalk.Entry> lines) {
        ArrayNode items = document.putArray(member);
        for (Crosswalk.Entry line : lines) {
            rows.add(List.of(
                    Long.toString(line.timesSeen()), line.localList(), line.localCode(), line.nationalCode(), why));
            items.addObject()
                    .put("localList", line.localList())
                    .put("localCode", line.localCode())
                    .put("nationalCode", line.nationalCode())
                    .put("timesSeen", line.timesSeen());
        }
    }
}
