package org.npcs.repository.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.model.Finding;
import org.npcs.repository.client.model.JurisdictionProfile;
import org.npcs.repository.client.model.ValidationReport;
import org.npcs.repository.client.validation.FileCause;
import org.npcs.repository.client.validation.FileReport;
import org.npcs.repository.client.validation.OfflineValidator;
import org.npcs.repository.client.validation.RecordReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Judges a file by the rules of the repository, with nothing sent. */
@Command(
        name = "validate",
        description = {
            "Judge a file by the rules of the repository. Nothing is sent.",
            "FILE.ndjson holds records as they are submitted; FILE.json one content, as the repository's own"
                    + " validation takes it."
        })
final class ValidateCommand implements Callable<Integer> {

    private static final int MOST_LINES = 20;

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "JSON lines (plain or .gz), or one JSON document.")
    private Path file = Path.of("");

    @Option(names = "--noun", description = "Of one document: incident or review (default: ${DEFAULT-VALUE}).")
    private String noun = "incident";

    @Option(names = "--final", description = "Of one document: by the rules of what is to be finalised, too.")
    private boolean finalising;

    @Option(names = "--lenient", description = "Unknown members are warnings.")
    private boolean lenient;

    @Option(names = "--profile", paramLabel = "FILE", description = "Profile of --jurisdiction, for its own rules.")
    private @Nullable Path profile;

    @Option(names = "--on", paramLabel = "DATE", description = "Judge as on this day (default: today).")
    private @Nullable LocalDate on;

    @Option(names = "--all", description = "Print each finding, not the first " + MOST_LINES + " only.")
    private boolean all;

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path given = session.file(file);
        String name = given.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
            throw Stop.usage(
                    "CSV is judged by the repository only.",
                    "Send it with npcs submit --preview: it is judged, and nothing is stored.");
        }
        return name.endsWith(".json") ? document(given) : lines(given);
    }

    private OfflineValidator validator() {
        OfflineValidator validator = OfflineValidator.published();
        if (profile != null) {
            String code = session.settings()
                    .find("jurisdiction")
                    .orElseThrow(
                            () -> Stop.usage("A profile belongs to a jurisdiction.", "Name it with --jurisdiction."));
            validator = validator.profile(code, JurisdictionProfile.fromJson(bytes(session.file(profile))));
        }
        if (on != null) {
            validator = validator.on(on);
        }
        return lenient ? validator.lenient() : validator;
    }

    private int document(Path given) {
        OfflineValidator.Step step = finalising ? OfflineValidator.Step.FINAL : OfflineValidator.Step.ACCEPT;
        ValidationReport report =
                switch (noun) {
                    case "incident" -> validator().incident(bytes(given), step);
                    case "review" -> validator().review(bytes(given), step, null, null);
                    default -> throw Stop.usage("There is no such noun.", "Give --noun incident or --noun review.");
                };
        report.findings().forEach(finding -> session.screen().say(sentence(finding)));
        session.screen().say(report.accepted() ? "It would be accepted." : "It would be rejected.");
        session.screen().answer(report);
        return report.findings().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private int lines(Path given) {
        StreamedResults results = new StreamedResults(session.screen());
        List<String> told = new ArrayList<>();
        FileReport report = validator().validate(given, record -> {
            if (session.screen().json()) {
                results.add(result(record));
                return;
            }
            for (Finding finding : record.findings()) {
                if (all) {
                    session.screen().say("line " + record.line() + " " + sentence(finding));
                } else if (told.size() < MOST_LINES) {
                    told.add("line " + record.line() + " " + sentence(finding));
                }
            }
        });
        told.forEach(session.screen()::say);
        print(report);
        if (session.screen().json()) {
            ObjectNode counted = Screen.object()
                    .put("records", report.records())
                    .put("accepted", report.accepted())
                    .put("rejected", report.rejected());
            ArrayNode causes = counted.putArray("causes");
            report.causes().forEach(cause -> causes.add(cause(cause)));
            results.end(counted);
        }
        return report.causes().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private void print(FileReport report) {
        if (!report.causes().isEmpty()) {
            session.screen().say("");
            session.screen()
                    .table(
                            List.of("records", "first", "what to do"),
                            report.causes().stream()
                                    .map(cause -> List.of(
                                            Long.toString(cause.records()),
                                            Long.toString(cause.firstRecord()),
                                            cause.message() + " " + cause.fix() + " (" + cause.place() + ", "
                                                    + cause.rule() + ")"))
                                    .toList());
        }
        session.screen()
                .say(report.records() + " records: " + report.accepted() + " would be accepted, " + report.rejected()
                        + " rejected.");
    }

    private static String sentence(Finding finding) {
        return finding.pointer() + ": " + finding.message() + " " + finding.fix() + " (" + finding.rule() + ", "
                + finding.severity() + ")";
    }

    private static ObjectNode result(RecordReport record) {
        ObjectNode result = Screen.object();
        result.put("index", record.place()).put("line", record.line()).put("accepted", record.accepted());
        ArrayNode findings = result.putArray("findings");
        record.findings().forEach(finding -> findings.add(Screen.tree(finding)));
        return result;
    }

    private static ObjectNode cause(FileCause cause) {
        return Screen.object()
                .put("rule", cause.rule())
                .put("place", cause.place())
                .put("message", cause.message())
                .put("fix", cause.fix())
                .put("records", cause.records())
                .put("findings", cause.findings())
                .put("firstRecord", cause.firstRecord());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
