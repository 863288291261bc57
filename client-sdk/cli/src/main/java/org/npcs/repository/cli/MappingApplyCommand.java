package org.npcs.repository.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.npcs.repository.client.local.Crosswalk;
import org.npcs.repository.client.mapping.CodeLists;
import org.npcs.repository.client.mapping.Mapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Puts national codes in the place of local ones. */
@Command(
        name = "apply",
        description = {
            "Write the records of an extract with national codes, ready to be submitted.",
            "A code without a decision stays as it is, is counted, and makes the exit code 1; it never becomes"
                    + " \"other\"."
        })
final class MappingApplyCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "FILE",
            description = "Extract with local codes: JSON lines of records or of bare incident contents (also .gz).")
    private Path extract = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The records (.ndjson).")
    private Path records = Path.of("");

    @Option(names = "--worksheet", paramLabel = "FILE", description = "The worksheet (default: ${DEFAULT-VALUE}).")
    private Path worksheet = Path.of("mapping.csv");

    MappingApplyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Crosswalk crosswalk = Crosswalk.read(session.file(worksheet));
        MappedRecords mapped = new MappedRecords(Mapping.of(crosswalk, CodeLists.published()));
        write(mapped);
        List<List<String>> rows = new ArrayList<>();
        mapped.unmapped().forEach((element, codes) -> rows.add(row(element, codes, "no national code")));
        mapped.outOfPeriod().forEach((element, codes) -> rows.add(row(element, codes, "not for events of that day")));
        session.screen()
                .say("Written: " + records + ", " + mapped.count() + " records by mapping " + crosswalk.version()
                        + ".");
        if (!rows.isEmpty()) {
            session.screen().table(List.of("element", "codes", "what is wrong"), rows);
        }
        ObjectNode document = Screen.object()
                .put("file", records.toString())
                .put("records", mapped.count())
                .put("version", crosswalk.version());
        mapped.unmapped().forEach(document.putObject("unmapped")::put);
        mapped.outOfPeriod().forEach(document.putObject("outOfPeriod")::put);
        session.screen().answer(document);
        return rows.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static List<String> row(String element, Long codes, String wrong) {
        return List.of(element, codes.toString(), wrong);
    }

    private void write(MappedRecords mapped) {
        try (BufferedReader in = open(session.file(extract));
                BufferedWriter out = OwnFiles.draft(session.file(records))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    out.write(mapped.of(line));
                    out.write('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OwnFiles.commit(session.file(records));
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream plain = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(plain) : plain;
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
}
