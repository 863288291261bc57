package org.npcs.repository.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.consumer.BulkSubmitterChecks;
import org.npcs.repository.conformance.consumer.MemberReporterChecks;
import org.npcs.repository.conformance.consumer.Rehearsal;
import org.npcs.repository.conformance.consumer.SubmitterChecks;
import org.npcs.repository.conformance.provider.Configuration;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Baseline;
import org.npcs.repository.conformance.run.Check;
import tools.jackson.databind.JsonNode;

/** What the command was asked to do. */
record Plan(
        String profile,
        @Nullable Path config,
        Map<String, String> settings,
        boolean allowNonSandbox,
        List<String> only,
        long seed,
        boolean strict,
        int parallel,
        @Nullable Path report,
        @Nullable Path baseline,
        @Nullable String command,
        String attach) {

    static final String SERVER = "server";
    static final String ANALYTICS = "analytics-reader";
    static final String SUBMITTER = "incident-submitter";
    private static final int AT_ONCE_AGAIN = 8;
    static final String BULK = "bulk-submitter";
    static final String REPORTER = "member-reporter";

    Plan {
        if (!List.of(SERVER, ANALYTICS, SUBMITTER, BULK, REPORTER).contains(profile)) {
            throw new IllegalArgumentException("there is no profile " + profile);
        }
    }

    /** What a report says that was run, for judging it again. */
    static Plan recorded(JsonNode report) {
        return new Plan(
                report.path("profile").asString(""),
                null,
                Map.of("base-url", report.path("target").asString("")),
                true,
                List.of(),
                report.path("seed").asLong(0),
                report.path("strict").asBoolean(false),
                AT_ONCE_AGAIN,
                null,
                null,
                null,
                "");
    }

    /** Whether all checks of the profile run. */
    boolean whole() {
        return only.isEmpty();
    }

    boolean isServer() {
        return profile.equals(SERVER) || profile.equals(ANALYTICS);
    }

    /** The checks of the profile of a server. */
    List<Check<Server>> serverChecks() {
        return chosen(profile.equals(ANALYTICS) ? ServerChecks.analytics() : ServerChecks.all());
    }

    /** The checks of the profile of an integration. */
    List<Check<Rehearsal>> integrationChecks() {
        return chosen(
                switch (profile) {
                    case BULK -> BulkSubmitterChecks.all();
                    case REPORTER -> MemberReporterChecks.all();
                    default -> SubmitterChecks.all();
                });
    }

    /** The checks of a list that were asked for; all of them where nothing was named. */
    <S> List<Check<S>> chosen(List<Check<S>> checks) {
        return checks.stream()
                .filter(check -> only.isEmpty()
                        || only.contains(check.name())
                        || check.requirements().stream().anyMatch(only::contains))
                .toList();
    }

    Configuration configuration() throws IOException {
        return Configuration.read(config, System.getenv(), settings);
    }

    Baseline expectations() throws IOException {
        return baseline == null ? Baseline.none() : Baseline.read(baseline);
    }
}
