package org.npcs.repository.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.local.PublicNotices;
import org.npcs.repository.client.model.PublicJoin;
import org.npcs.repository.client.model.PublicJoinRequest;
import org.npcs.repository.client.model.PublicNotice;
import org.npcs.repository.client.model.SharingProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Joins public notices with what members see. */
@Command(
        name = "public-join",
        description = {
            "Tell how many public notices, such as reports of newspapers, would find exactly one shared record.",
            "Nothing of the notices is stored. Exit code 1 when one does."
        })
final class PublicJoinCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--list",
            required = true,
            paramLabel = "FILE",
            description =
                    "CSV with a head of members of a public notice, such as jurisdiction,ageYears,sex,eventMonth.")
    private Path list = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "A sharing profile to try out (JSON; default: what is effective now).")
    private @Nullable Path profile;

    PublicJoinCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PublicJoinRequest.Builder request = PublicJoinRequest.builder().notices(notices());
        if (profile != null) {
            request.profile(Documents.read(session.file(profile), SharingProfile::fromJson));
        }
        try (RepositoryClient client = session.client()) {
            PublicJoin joined = client.sharing().publicJoin(request.build());
            Screen screen = session.screen();
            screen.say(joined.notices() + " notices, " + joined.records() + " records of which members see anything.");
            screen.table(
                    List.of("fits", "notices"),
                    List.of(
                            List.of("exactly one record", Long.toString(joined.unique())),
                            List.of("two to four", Long.toString(joined.few())),
                            List.of("five or more", Long.toString(joined.many())),
                            List.of("none", Long.toString(joined.none()))));
            if (joined.unique() > 0) {
                screen.say("Closing one of these elements helps most: "
                        + String.join(
                                ", ",
                                joined.elements().stream()
                                        .map(one -> one.element())
                                        .toList()));
            }
            screen.answer(joined);
            return joined.unique() == 0 ? ExitCode.OK : ExitCode.FINDINGS;
        }
    }

    private List<PublicNotice> notices() {
        try {
            return PublicNotices.read(session.file(list));
        } catch (IllegalArgumentException unreadable) {
            throw Stop.usage(
                    String.valueOf(unreadable.getMessage()), "Compare the head with PublicNotice of the contract.");
        }
    }
}
