package org.npcs.repository.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.Agreement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Drafts an agreement. */
@Command(name = "draft", description = "Draft an agreement from a JSON document (Agreement of the contract).")
final class AgreementDraftCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The document.")
    private Path file = Path.of("");

    AgreementDraftCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Agreement content = Documents.read(session.file(file), Agreement::fromJson);
        try (RepositoryClient client = session.client()) {
            AgreementScreen.tell(session.screen(), client.sharing().draft(content));
        }
        return ExitCode.OK;
    }
}
