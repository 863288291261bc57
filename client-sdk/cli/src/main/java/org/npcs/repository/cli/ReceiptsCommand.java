package org.npcs.repository.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.ExchangeClient;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.SubmissionQuery;
import org.npcs.repository.client.model.Submission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what was sent, and by whom, and prints the proof of it. */
@Command(name = "receipts", description = "List what was sent, when and by whom, and download the receipts.")
final class ReceiptsCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "First day (UTC): a date, today or yesterday (default: all).")
    private @Nullable String since;

    @Option(names = "--pdf", paramLabel = "DIR", description = "Download the receipt of each as PDF.")
    private @Nullable Path pdf;

    ReceiptsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SubmissionQuery query = since == null
                ? SubmissionQuery.ALL
                : SubmissionQuery.ALL.receivedFrom(
                        day(since).atStartOfDay(ZoneOffset.UTC).toInstant());
        try (RepositoryClient client = session.client()) {
            List<Submission> all = client.exchange().submissions(query).stream().toList();
            session.screen()
                    .table(
                            List.of(
                                    "received",
                                    "state",
                                    "records",
                                    "in",
                                    "rejected",
                                    "sent by",
                                    "submission",
                                    "digest"),
                            all.stream().map(ReceiptsCommand::row).toList());
            if (pdf != null) {
                download(client.exchange(), all, session.file(pdf));
            }
            session.screen().answer(all);
        }
        return ExitCode.OK;
    }

    private static List<String> row(Submission said) {
        return List.of(
                said.receivedAt().toString(),
                said.state(),
                Long.toString(said.counts().received()),
                Long.toString(said.counts().created()
                        + said.counts().updated()
                        + said.counts().unchanged()),
                Long.toString(said.counts().rejected()),
                said.submittedBy(),
                said.id().toString(),
                said.digest() == null ? "" : said.digest());
    }

    private void download(ExchangeClient exchange, List<Submission> all, Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Submission said : all) {
            if (said.finishedAt() != null) {
                Path file = directory.resolve("receipt-" + said.id() + ".pdf");
                exchange.receipt(said.id(), file);
                session.screen().say("Written: " + file);
            }
        }
    }

    private static LocalDate day(String named) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try {
            return switch (named) {
                case "today" -> today;
                case "yesterday" -> today.minusDays(1);
                default -> LocalDate.parse(named);
            };
        } catch (DateTimeParseException e) {
            throw Stop.usage("The day cannot be read.", "Give it such as 2026-11-02, or today, or yesterday.");
        }
    }
}
