package org.npcs.repository.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.audit.AuditTrailVerifier;
import org.npcs.repository.client.audit.HeadStatement;
import org.npcs.repository.client.audit.TrailPosition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Walks the audit trail on this machine. */
@Command(
        name = "verify",
        description = {
            "Walk the audit trail on this machine, entry by entry, and compare it with heads that were kept.",
            "Nothing is believed but the keys that sign heads."
        })
final class AuditVerifyCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--heads", paramLabel = "FILE", description = "Heads that npcs audit head has kept.")
    private @Nullable Path heads;

    AuditVerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        TrailPosition end;
        int compared;
        try (RepositoryClient client = session.client()) {
            AuditTrailVerifier verifier = client.audit().verifier();
            List<HeadStatement> kept = heads == null
                    ? List.of()
                    : CaseNumbers.lines(session.file(heads)).stream()
                            .map(line -> verifier.head(line.strip()))
                            .toList();
            compared = kept.size();
            end = verifier.walk(client.audit().entries(), TrailPosition.BEGIN, kept);
        }
        session.screen().say("The trail holds: " + end.sequence() + " entries, " + compared + " kept heads agree.");
        session.screen()
                .answer(Screen.object()
                        .put("holds", true)
                        .put("entries", end.sequence())
                        .put("digest", end.digest())
                        .put("heads", compared));
        return ExitCode.OK;
    }
}
