package org.npcs.repository.cli;

import java.util.concurrent.Callable;
import org.npcs.repository.client.RepositoryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets a second person decide on what the profile would open. */
@Command(name = "confirm", description = "As second person, confirm what the profile would open.")
final class ProfileConfirmCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--drop", description = "Drop it instead.")
    private boolean drop;

    ProfileConfirmCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            ProfileShowCommand.tell(
                    session.screen(),
                    drop ? client.sharing().dropProfile() : client.sharing().confirmProfile());
        }
        return ExitCode.OK;
    }
}
