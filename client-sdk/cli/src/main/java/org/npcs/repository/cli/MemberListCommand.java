package org.npcs.repository.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.Jurisdiction;
import picocli.CommandLine.Command;

/** Lists the members. */
@Command(name = "list", description = "List all jurisdictions.")
final class MemberListCommand implements Callable<Integer> {

    private final Session session;

    MemberListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (RepositoryClient client = session.client()) {
            List<Jurisdiction> all =
                    client.membership().jurisdictions().stream().toList();
            session.screen()
                    .table(
                            List.of("code", "name", "kind", "within"),
                            all.stream()
                                    .map(one -> List.of(
                                            one.code(),
                                            one.name(),
                                            one.kind(),
                                            one.within() == null ? "" : one.within()))
                                    .toList());
            session.screen().answer(all);
        }
        return ExitCode.OK;
    }
}
