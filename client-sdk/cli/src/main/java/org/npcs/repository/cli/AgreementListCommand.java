package org.npcs.repository.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.RepositoryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists agreements. */
@Command(name = "list", description = "List the agreements of the own jurisdiction, or of --jurisdiction.")
final class AgreementListCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--state", paramLabel = "STATE", description = "Only those in this state.")
    private @Nullable String state;

    AgreementListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            AgreementScreen.tell(
                    session.screen(),
                    client.sharing().agreements(state, CallOptions.NONE).stream()
                            .toList());
        }
        return ExitCode.OK;
    }
}
