package org.npcs.repository.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.AuditHead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps the signed head of the trail on this machine. */
@Command(
        name = "head",
        description =
                "Add the signed head of the trail to a file, which the operator cannot change. Do it every night.")
final class AuditHeadCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--keep", paramLabel = "FILE", description = "File of heads (default: ${DEFAULT-VALUE}).")
    private Path heads = Path.of("audit-heads.txt");

    AuditHeadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AuditHead head;
        try (RepositoryClient client = session.client()) {
            head = client.audit().head();
        }
        try {
            Files.writeString(
                    session.file(heads),
                    head.statement() + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        session.screen().say("Kept in " + heads + ": entry " + head.sequence() + " of " + head.jurisdiction() + ".");
        session.screen().answer(head);
        return ExitCode.OK;
    }
}
