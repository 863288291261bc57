package org.npcs.repository.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.SharingClient;
import org.npcs.repository.client.model.AgreementRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves an agreement. */
@Command(
        name = "move",
        description =
                "Take a step with an agreement: submit, approve, suspend, resume or terminate. Signatures execute it.")
final class AgreementStepCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ID", description = "The agreement.")
    private @Nullable UUID id;

    @Parameters(index = "1", paramLabel = "STEP", description = "submit, approve, suspend, resume or terminate.")
    private String step = "";

    @Option(names = "--reason", paramLabel = "CODE", description = "Why, for suspend, resume and terminate.")
    private @Nullable String reason;

    AgreementStepCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (id == null) {
            throw new IllegalStateException();
        }
        try (RepositoryClient client = session.client()) {
            AgreementScreen.tell(session.screen(), move(client.sharing(), id));
        }
        return ExitCode.OK;
    }

    private AgreementRecord move(SharingClient sharing, UUID agreement) {
        return switch (step) {
            case "submit" -> sharing.submit(agreement);
            case "approve" -> sharing.approve(agreement);
            case "suspend" -> sharing.suspend(agreement, why());
            case "resume" -> sharing.resume(agreement, why());
            case "terminate" -> sharing.terminate(agreement, why());
            default ->
                throw Stop.usage("There is no such step.", "Take one of submit, approve, suspend, resume, terminate.");
        };
    }

    private String why() {
        if (reason == null) {
            throw Stop.usage("This step needs a reason.", "Give --reason CODE.");
        }
        return reason;
    }
}
