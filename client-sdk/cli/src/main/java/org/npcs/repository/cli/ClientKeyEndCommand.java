package org.npcs.repository.cli;

import java.util.concurrent.Callable;
import org.npcs.repository.client.ClientKeys;
import org.npcs.repository.client.RepositoryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a key. */
@Command(name = "retire", description = "Retire a key at once: its successor is in use.")
final class ClientKeyEndCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "CLIENT", description = "The client.")
    private String clientId = "";

    @Parameters(index = "1", paramLabel = "KEY", description = "Identifier of the key.")
    private String keyId = "";

    @Option(names = "--revoke", description = "Revoke it instead: somebody else may have it.")
    private boolean revoke;

    ClientKeyEndCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            ClientKeys keys = client.membership().keys(clientId);
            ClientKeyListCommand.tell(session.screen(), revoke ? keys.revoke(keyId) : keys.retire(keyId));
        }
        return ExitCode.OK;
    }
}
