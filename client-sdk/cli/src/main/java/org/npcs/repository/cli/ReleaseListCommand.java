package org.npcs.repository.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.Release;
import picocli.CommandLine.Command;

/** Lists the releases. */
@Command(name = "list", description = "List the releases, the newest first.")
final class ReleaseListCommand implements Callable<Integer> {

    private final Session session;

    ReleaseListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            List<Release> all = client.analytics().releases().list().stream().toList();
            ReleaseScreen.tell(session.screen(), all);
            session.screen().answer(all);
        }
        return ExitCode.OK;
    }
}
