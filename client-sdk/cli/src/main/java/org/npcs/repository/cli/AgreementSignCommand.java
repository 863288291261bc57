package org.npcs.repository.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.AgreementSigning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Notes a signature. */
@Command(name = "sign", description = "Note that an office has signed; the last signature executes the agreement.")
final class AgreementSignCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "The agreement.")
    private @Nullable UUID id;

    @Option(names = "--party", required = true, paramLabel = "CODE", description = "Party for which it signed.")
    private String party = "";

    @Option(
            names = "--office",
            required = true,
            paramLabel = "NAME",
            description = "The office, as the agreement names it.")
    private String office = "";

    @Option(names = "--signed-on", paramLabel = "DATE", description = "Day of the signature (default: today).")
    private @Nullable LocalDate signedOn;

    @Option(names = "--method", paramLabel = "CODE", description = "How (default: ${DEFAULT-VALUE}).")
    private String method = "electronic";

    @Option(names = "--reference", paramLabel = "TEXT", description = "Where the party keeps the signed document.")
    private @Nullable String reference;

    AgreementSignCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (id == null) {
            throw new IllegalStateException();
        }
        AgreementSigning.Builder signing = AgreementSigning.builder()
                .party(party)
                .office(office)
                .method(method)
                .signedOn(signedOn == null ? LocalDate.now(ZoneOffset.UTC) : signedOn);
        if (reference != null) {
            signing.reference(reference);
        }
        try (RepositoryClient client = session.client()) {
            AgreementScreen.tell(session.screen(), client.sharing().sign(id, signing.build()));
        }
        return ExitCode.OK;
    }
}
