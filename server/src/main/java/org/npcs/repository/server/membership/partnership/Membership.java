package org.npcs.repository.server.membership.partnership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a jurisdiction belongs to the partnership. Without a step that was kept, whoever was a member before steps were is active,
 * and whoever was entered since has applied.
 *
 * @param jurisdiction code of the jurisdiction
 * @param stored the steps, or null for none
 */
public record Membership(String jurisdiction, @Nullable StoredRecord stored, MembershipFacts facts) {

    static final String APPLICANT = "applicant";
    static final String ACTIVE = "active";
    static final String LEFT = "left";
    static final String SUCCEEDED = "succeeded";

    static final StateMachine STATES = new StateMachine(Map.of(
            APPLICANT,
            List.of("observer", "onboarding", LEFT),
            "observer",
            List.of("onboarding", LEFT),
            "onboarding",
            List.of(ACTIVE, LEFT),
            ACTIVE,
            List.of(LEFT, SUCCEEDED),
            LEFT,
            List.of(APPLICANT, SUCCEEDED),
            SUCCEEDED,
            List.of()));

    /** Where it stands. */
    public String state() {
        if (stored != null) {
            return stored.state();
        }
        return facts.from() == null ? APPLICANT : ACTIVE;
    }

    /** Since when it is, or was, a member; null before. */
    public @Nullable LocalDate since() {
        return facts.from();
    }

    /** Day from which it is no longer a member, or null. */
    public @Nullable LocalDate until() {
        return facts.until();
    }

    /** The steps that were kept, in their order, and whether it is a founding member; not to be changed. */
    public ObjectNode content() {
        if (stored != null) {
            return stored.content();
        }
        var nothing = JsonNodeFactory.instance.objectNode();
        nothing.putArray("steps");
        return nothing;
    }

    /** What should be looked at in an active member, by code. */
    public List<String> flags() {
        if (!state().equals(ACTIVE)) {
            return List.of();
        }
        var flags = new ArrayList<String>();
        facts.missing().forEach(role -> flags.add("no-" + role));
        if (!facts.agreed()) {
            flags.add("no-agreement");
        }
        if (!facts.live()) {
            flags.add("not-live");
        }
        return flags;
    }

    /** Day of the last step; the first day as a member where none was kept. */
    @Nullable
    LocalDate lastDay() {
        var steps = content().path("steps");
        return steps.isEmpty()
                ? facts.from()
                : LocalDate.parse(steps.get(steps.size() - 1).path("on").asString());
    }
}
