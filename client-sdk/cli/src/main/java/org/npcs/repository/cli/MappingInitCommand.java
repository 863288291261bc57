package org.npcs.repository.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.npcs.repository.client.local.Crosswalk;
import org.npcs.repository.client.mapping.CodeLists;
import org.npcs.repository.client.mapping.Extract;
import org.npcs.repository.client.mapping.Mapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the worksheet from local codes to national ones out of an extract. */
@Command(
        name = "init",
        description = {
            "Collect the local codes of an extract in a worksheet, with how often each was seen.",
            "A worksheet that is there keeps its decisions. No code is mapped by that."
        })
final class MappingInitCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "FILE",
            description = "Extract with local codes: .ndjson (also .gz), or .csv with dotted paths as head.")
    private Path extract = Path.of("");

    @Option(names = "--worksheet", paramLabel = "FILE", description = "The worksheet (default: ${DEFAULT-VALUE}).")
    private Path worksheet = Path.of("mapping.csv");

    @Option(
            names = "--element",
            paramLabel = "NAME",
            description = "Only codes of this element, such as incident.child.sex; may be repeated.")
    private List<String> elements = List.of();

    @Option(
            names = "--suggest",
            description =
                    "Suggest national codes with the same words; a suggestion counts once somebody has confirmed it.")
    private boolean suggest;

    MappingInitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path from = session.file(extract);
        Path sheet = session.file(worksheet);
        Crosswalk crosswalk = Files.exists(sheet) ? Crosswalk.read(sheet) : Crosswalk.empty();
        Mapping mapping = Mapping.of(crosswalk, CodeLists.published());
        boolean csv = from.toString().toLowerCase(Locale.ROOT).contains(".csv");
        mapping.init(
                csv ? Extract.csv(from) : Extract.lines(from),
                element -> elements.isEmpty() || elements.contains(element));
        int suggested = suggest ? mapping.suggest() : 0;
        crosswalk.write(sheet);
        int unmapped = crosswalk.unmapped().size();
        session.screen()
                .say("Written: " + worksheet + ", " + crosswalk.entries().size() + " codes, " + unmapped
                        + " without a decision" + (suggest ? ", " + suggested + " suggested." : "."));
        session.screen()
                .answer(Screen.object()
                        .put("worksheet", worksheet.toString())
                        .put("codes", crosswalk.entries().size())
                        .put("unmapped", unmapped)
                        .put("suggested", suggested)
                        .put("version", mapping.version()));
        return ExitCode.OK;
    }
}
