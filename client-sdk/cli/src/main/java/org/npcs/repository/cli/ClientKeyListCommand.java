package org.npcs.repository.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.ClientKeyRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the keys of a client. */
@Command(name = "list", description = "List the keys by which a client proves itself at the issuer.")
final class ClientKeyListCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "CLIENT", description = "The client.")
    private String clientId = "";

    ClientKeyListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            List<ClientKeyRecord> all =
                    client.membership().keys(clientId).list().stream().toList();
            session.screen()
                    .table(
                            List.of("key", "state"),
                            all.stream()
                                    .map(one -> List.of(one.keyId(), one.state()))
                                    .toList());
            session.screen().answer(all);
        }
        return ExitCode.OK;
    }

    static void tell(Screen screen, ClientKeyRecord key) {
        screen.say("The key " + key.keyId() + " is " + key.state() + ".");
        screen.answer(key);
    }
}
