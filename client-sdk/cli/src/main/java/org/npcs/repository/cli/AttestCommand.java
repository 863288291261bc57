package org.npcs.repository.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.Attestation;
import org.npcs.repository.client.model.AttestationRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** States what is known of a reporting period. */
@Command(
        name = "attest",
        description = "State what is known of a reporting period; without --status, tell what is stated.")
final class AttestCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "PERIOD", description = "Such as 2026-10.")
    private String period = "";

    @Option(names = "--status", paramLabel = "STATUS", description = "none-to-report, reported or cannot-report.")
    private @Nullable String status;

    @Option(names = "--kind", paramLabel = "NOUN", description = "Kind of record (default: ${DEFAULT-VALUE}).")
    private String kind = "incident";

    @Option(names = "--count", paramLabel = "N", description = "Your own count, with reported.")
    private @Nullable Integer count;

    @Option(names = "--reason", paramLabel = "CODE", description = "Why not, with cannot-report.")
    private @Nullable String reason;

    @Option(
            names = "--expected-version",
            paramLabel = "N",
            description = "Version of the statement that this one replaces.")
    private @Nullable Integer version;

    AttestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AttestationRecord stated;
        try (RepositoryClient client = session.client()) {
            stated = status == null
                    ? client.exchange().attestation(period, kind)
                    : client.exchange().attest(period, kind, statement(status), options());
        }
        session.screen()
                .say("The period " + stated.period() + " is " + stated.state() + ", version " + stated.version() + "; "
                        + stated.records() + " records are stored.");
        session.screen().answer(stated);
        return ExitCode.OK;
    }

    private Attestation statement(String chosen) {
        Attestation.Builder statement = Attestation.builder().status(chosen);
        if (count != null) {
            statement.count(count);
        }
        if (reason != null) {
            statement.reason(reason);
        }
        return statement.build();
    }

    private CallOptions options() {
        return version == null ? CallOptions.NONE : CallOptions.NONE.expectedVersion(version);
    }
}
