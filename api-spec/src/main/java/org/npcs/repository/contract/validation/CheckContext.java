package org.npcs.repository.contract.validation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Severity;
import tools.jackson.databind.JsonNode;

/**
 * What a document is judged against besides itself. Build one with {@link #of} and the {@code with…} methods.
 *
 * @param today the day that counts as today, by the clock of the caller
 * @param tier the step for which the document is judged
 * @param instrument the instrument version that a review names; null where it is not an imported one: a published one is
 *     then found by name, and where there is none, the rules that need it are not run
 * @param incident the content of the incident that a review belongs to; null where it is not known
 * @param local what the jurisdiction adds to the published rules
 * @param tolerateUnknownMembers whether an unknown member is a warning instead of an error
 */
public record CheckContext(
        LocalDate today,
        Tier tier,
        @Nullable InstrumentVersion instrument,
        @Nullable JsonNode incident,
        LocalRules local,
        boolean tolerateUnknownMembers) {

    /** Returns a context without instrument, incident and local rules, in which unknown members are refused. */
    public static CheckContext of(LocalDate today, Tier tier) {
        return new CheckContext(today, tier, null, null, LocalRules.NONE, false);
    }

    /** Returns this context with the instrument version that the review names. */
    public CheckContext withInstrument(@Nullable InstrumentVersion version) {
        return new CheckContext(today, tier, version, incident, local, tolerateUnknownMembers);
    }

    /** Returns this context with the content of the incident under review. */
    public CheckContext withIncident(@Nullable JsonNode content) {
        return new CheckContext(today, tier, instrument, content, local, tolerateUnknownMembers);
    }

    /** Returns this context with the rules of the jurisdiction. */
    public CheckContext withLocalRules(LocalRules rules) {
        return new CheckContext(today, tier, instrument, incident, rules, tolerateUnknownMembers);
    }

    /** The severity that a rule has here and today. */
    Severity severity(Rule rule) {
        return local.severity(rule, today);
    }

    /** Returns this context with unknown members tolerated or refused. */
    public CheckContext withUnknownMembersTolerated(boolean tolerated) {
        return new CheckContext(today, tier, instrument, incident, local, tolerated);
    }
}
