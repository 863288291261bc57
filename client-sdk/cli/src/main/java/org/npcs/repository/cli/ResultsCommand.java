package org.npcs.repository.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.ExchangeClient;
import org.npcs.repository.client.PlacedResult;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.ResultQuery;
import org.npcs.repository.client.SheetFormat;
import org.npcs.repository.client.model.Finding;
import org.npcs.repository.client.model.Submission;
import org.npcs.repository.client.model.SubmissionResult;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells what became of a submission. */
@Command(name = "results", description = "Tell what became of a submission, and what to mend first.")
final class ResultsCommand implements Callable<Integer> {

    private static final int MOST_LINES = 20;

    private final Session session;

    @Parameters(paramLabel = "SUBMISSION", description = "Its identifier, or the key under which it was sent.")
    private String submission = "";

    @Option(names = "--xlsx", paramLabel = "FILE", description = "Write the sheet of the repository as a workbook.")
    private @Nullable Path xlsx;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the sheet of the repository as CSV.")
    private @Nullable Path csv;

    @Option(
            names = "--error-sheet",
            paramLabel = "FILE",
            description = "Write a sheet (CSV) with your own values beside the findings, made here of --records.")
    private @Nullable Path errorSheet;

    @Option(names = "--records", paramLabel = "FILE", description = "The JSON lines that were sent.")
    private @Nullable Path records;

    @ArgGroup(exclusive = false)
    private CaseNumbers caseNumbers = new CaseNumbers();

    ResultsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            ExchangeClient exchange = client.exchange();
            Submission said = Submissions.find(exchange, submission);
            if (xlsx != null) {
                write(exchange, said, SheetFormat.XLSX, xlsx);
            }
            if (csv != null) {
                write(exchange, said, SheetFormat.CSV, csv);
            }
            if (errorSheet != null) {
                join(exchange, said, errorSheet);
            }
            session.screen().say(said.sentence());
            UploadScreen.tell(
                    session.screen(), exchange.causes(said.id()).stream().toList());
            list(exchange, said);
            return said.counts().rejected() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
        }
    }

    private void list(ExchangeClient exchange, Submission said) {
        ResultQuery rejected = ResultQuery.ALL.outcome("rejected");
        if (session.screen().json()) {
            ObjectNode document = Screen.object();
            document.set("submission", Screen.tree(said));
            ArrayNode causes = document.putArray("causes");
            exchange.causes(said.id()).stream().forEach(cause -> causes.add(Screen.tree(cause)));
            ArrayNode items = document.putArray("rejected");
            exchange.results(said.id(), rejected).stream().forEach(result -> items.add(Screen.tree(result)));
            session.screen().answer(document);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        exchange.results(said.id(), rejected).stream().limit(MOST_LINES).forEach(result -> rows.addAll(rows(result)));
        if (!rows.isEmpty()) {
            session.screen().say("");
            session.screen().table(List.of("local key", "month", "what to do"), rows);
        }
    }

    /** Key, month and message first: that is what people look for. */
    private static List<List<String>> rows(SubmissionResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : result.findings()) {
            rows.add(List.of(
                    result.localKey() == null ? "" : result.localKey(),
                    result.eventMonth() == null ? "" : result.eventMonth(),
                    finding.message() + " " + finding.fix() + " (" + finding.pointer() + ", record " + result.index()
                            + ")"));
        }
        return rows;
    }

    private void write(ExchangeClient exchange, Submission said, SheetFormat format, Path named) {
        Path sheet = session.file(named);
        exchange.sheet(said.id(), format, sheet);
        session.screen().say("Written: " + sheet);
    }

    private void join(ExchangeClient exchange, Submission said, Path named) {
        if (records == null || !Formats.lines(records)) {
            throw Stop.usage("The local sheet is made of the JSON lines that were sent.", "Name them with --records.");
        }
        Path sheet = session.file(named);
        caseNumbers
                .join(session, session.file(records))
                .write(
                        exchange
                                .results(
                                        said.id(),
                                        ResultQuery.ALL.outcome("rejected").limit(500))
                                .stream()
                                .map(result -> new PlacedResult(result.index(), 1, result)),
                        sheet);
        session.screen().say("Written: " + sheet);
    }
}
