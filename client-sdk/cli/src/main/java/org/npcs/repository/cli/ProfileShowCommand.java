package org.npcs.repository.cli;

import java.util.concurrent.Callable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.SharingProfileRecord;
import picocli.CommandLine.Command;

/** Shows the sharing profile. */
@Command(name = "show", description = "Tell what is shared, what awaits a second person, what nobody has chosen for.")
final class ProfileShowCommand implements Callable<Integer> {

    private final Session session;

    ProfileShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            tell(session.screen(), client.sharing().profile());
        }
        return ExitCode.OK;
    }

    static void tell(Screen screen, SharingProfileRecord profile) {
        screen.say("The sharing profile of " + profile.jurisdiction() + " is " + profile.state() + ", version "
                + profile.version() + ": " + profile.effective().size() + " choices hold, "
                + profile.awaiting().size() + " await the second person, "
                + profile.unchosen().size() + " elements are not chosen for.");
        screen.answer(profile);
    }
}
