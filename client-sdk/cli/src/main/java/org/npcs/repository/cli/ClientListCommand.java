package org.npcs.repository.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.Client;
import picocli.CommandLine.Command;

/** Lists clients. */
@Command(name = "list", description = "List the clients of the own jurisdiction; for the operator all.")
final class ClientListCommand implements Callable<Integer> {

    private final Session session;

    ClientListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            List<Client> all = client.membership().clients().stream().toList();
            session.screen()
                    .table(
                            List.of("client", "name", "kind", "state", "key ends on"),
                            all.stream()
                                    .map(one -> List.of(
                                            one.clientId(),
                                            one.name(),
                                            one.kind(),
                                            one.state() == null ? "" : one.state(),
                                            one.keyExpiresOn() == null
                                                    ? ""
                                                    : one.keyExpiresOn().toString()))
                                    .toList());
            session.screen().answer(all);
        }
        return ExitCode.OK;
    }
}
