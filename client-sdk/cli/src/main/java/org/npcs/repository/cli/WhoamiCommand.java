package org.npcs.repository.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.Caller;
import org.npcs.repository.client.model.StandingVersion;
import picocli.CommandLine.Command;

/** Tells who is calling. */
@Command(name = "whoami", description = "Tell who is calling, for which member, with what rights.")
final class WhoamiCommand implements Callable<Integer> {

    private final Session session;

    WhoamiCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Caller caller;
        try (RepositoryClient client = session.client()) {
            caller = client.membership().me();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("environment", caller.environment()));
        rows.add(List.of(
                "client", caller.client().clientId() + " (" + caller.client().name() + ")"));
        rows.add(List.of("actor", caller.actor()));
        if (caller.jurisdiction() != null) {
            rows.add(List.of(
                    "member",
                    caller.jurisdiction().code() + " (" + caller.jurisdiction().name() + ")"));
        }
        rows.add(List.of("scopes", String.join(" ", caller.scopes())));
        rows.add(List.of("agreement", standing(caller.agreement())));
        rows.add(List.of("profile", standing(caller.sharingProfile())));
        rows.add(List.of(
                "quota", caller.quota().remaining() + " of " + caller.quota().limit() + " requests left"));
        if (caller.client().keyExpiresOn() != null) {
            rows.add(List.of("key ends on", caller.client().keyExpiresOn().toString()));
        }
        session.screen().table(List.of("what", "value"), rows);
        session.screen().answer(caller);
        return ExitCode.OK;
    }

    private static String standing(@Nullable StandingVersion standing) {
        if (standing == null) {
            return "none";
        }
        return standing.state() + (standing.version() == null ? "" : ", version " + standing.version());
    }
}
