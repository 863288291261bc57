package org.npcs.repository.server.governance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the charter leaves open, as a version of it has decided; all else has the default of the contract.
 *
 * @param twoThirdsOf of whom two-thirds must agree, by code
 * @param seatsPerMember seats that one member may hold on the Executive Committee
 * @param coChairBreakYears years after which the two years of a co-chair begin anew
 * @param noticeIssuer who issues safety notices, by code
 * @param participantsApprovedBy who lets members and other entities take part, by code
 * @param minutesDays days after a meeting until minutes that were not circulated are flagged
 * @param proposalWaitDays days after which an untouched proposal is flagged
 * @param untouchedDays days after which untouched goals and work are flagged
 * @param loopDays days after which an open feedback loop is flagged
 * @param reviewAfterDays days after an approval at which the next review is due
 * @param ballotsOpenToMembers whether members see the names behind votes
 * @param decisionsSince first day on which decisions were made in the repository, or null while none was
 */
public record CharterSettings(
        String twoThirdsOf,
        int seatsPerMember,
        int coChairBreakYears,
        String noticeIssuer,
        String participantsApprovedBy,
        int minutesDays,
        int proposalWaitDays,
        int untouchedDays,
        int loopDays,
        int reviewAfterDays,
        boolean ballotsOpenToMembers,
        @Nullable LocalDate decisionsSince) {

    /** What holds where no version of the charter says otherwise. */
    public static final CharterSettings DEFAULTS = of(JsonNodeFactory.instance.objectNode());

    static CharterSettings of(JsonNode stated) {
        var since = stated.path("decisionsSince");
        return new CharterSettings(
                stated.path("twoThirdsOf").asString("sitting-seats"),
                stated.path("seatsPerMember").asInt(1),
                stated.path("coChairBreakYears").asInt(1),
                stated.path("noticeIssuer").asString("committee-decision"),
                stated.path("participantsApprovedBy").asString("committee-decision"),
                stated.path("minutesDays").asInt(14),
                stated.path("proposalWaitDays").asInt(30),
                stated.path("untouchedDays").asInt(91),
                stated.path("loopDays").asInt(60),
                stated.path("reviewAfterDays").asInt(365),
                stated.path("ballotsOpenToMembers").asBoolean(true),
                since.isString() ? LocalDate.parse(since.asString()) : null);
    }

    /** All settings, as the contract writes them. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("twoThirdsOf", twoThirdsOf)
                .put("seatsPerMember", seatsPerMember)
                .put("coChairBreakYears", coChairBreakYears)
                .put("noticeIssuer", noticeIssuer)
                .put("participantsApprovedBy", participantsApprovedBy)
                .put("minutesDays", minutesDays)
                .put("proposalWaitDays", proposalWaitDays)
                .put("untouchedDays", untouchedDays)
                .put("loopDays", loopDays)
                .put("reviewAfterDays", reviewAfterDays)
                .put("ballotsOpenToMembers", ballotsOpenToMembers);
        if (decisionsSince != null) {
            json.put("decisionsSince", decisionsSince.toString());
        }
        return json;
    }
}
