package org.npcs.repository.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.model.Jurisdiction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Enters a member. */
@Command(name = "create", description = "Enter a member, or change its entry with --expected-version.")
final class MemberCreateCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "CODE", description = "Such as TR-MRN.")
    private String code = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "CODE",
            description = "state, county, city, territory, district, tribal-nation or consortium.")
    private String kind = "";

    @Option(names = "--within", paramLabel = "CODE", description = "Jurisdiction that it lies in.")
    private @Nullable String within;

    @Option(names = "--one-person-finalisation", description = "One person may both submit and finalise a review.")
    private boolean onePerson;

    @Option(names = "--fiscal-year-start", paramLabel = "MONTH", description = "Month, 1 to 12.")
    private @Nullable Integer fiscalYearStart;

    @Option(names = "--expected-version", paramLabel = "N", description = "Version of the entry that is changed.")
    private @Nullable Integer version;

    MemberCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Jurisdiction.Builder entry =
                Jurisdiction.builder().code(code).name(name).kind(kind);
        if (within != null) {
            entry.within(within);
        }
        if (onePerson) {
            entry.onePersonFinalisation(true);
        }
        if (fiscalYearStart != null) {
            entry.fiscalYearStart(fiscalYearStart);
        }
        CallOptions options = version == null ? CallOptions.NONE : CallOptions.NONE.expectedVersion(version);
        try (RepositoryClient client = session.client()) {
            Jurisdiction stored = client.membership().putJurisdiction(entry.build(), options);
            session.screen().say("Entered: " + stored.code() + ", " + stored.name() + ".");
            session.screen().answer(stored);
        }
        return ExitCode.OK;
    }
}
