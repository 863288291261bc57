package org.npcs.repository.server.analytics.research;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.ResearchRuleSet;
import org.npcs.repository.contract.definition.ResearchVariable;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a researcher asks for, and where it stands.
 *
 * @param stored what every record has; its content is what was asked for and what came of it
 */
public record ResearchRequest(StoredRecord stored) {

    static final String REQUESTED = "requested";

    /** State in which owners may exclude themselves. */
    static final String OWNERS_ASKED = "owners-asked";

    static final String REFUSED = "refused";
    static final String CANCELLED = "cancelled";
    static final String APPROVED = "approved";

    /** State of a request whose extract can be read. */
    public static final String READY = "ready";

    static final String RECALLED = "recalled";
    static final String EXPIRED = "expired";
    static final String DESTROYED = "destruction-attested";

    /** The steps of the operator. */
    static final StateMachine OF_OPERATOR = new StateMachine(
            Map.of(REQUESTED, List.of(OWNERS_ASKED, REFUSED), OWNERS_ASKED, List.of(APPROVED, REFUSED)));

    /** The steps of the researcher. */
    static final StateMachine OF_RESEARCHER = new StateMachine(Map.of(
            REQUESTED,
            List.of(CANCELLED),
            OWNERS_ASKED,
            List.of(CANCELLED),
            READY,
            List.of(DESTROYED),
            RECALLED,
            List.of(DESTROYED),
            EXPIRED,
            List.of(DESTROYED)));

    /** The member whose client asks, or the operator. */
    public String requester() {
        return Objects.requireNonNull(stored.facet("requester"));
    }

    /** The client that asks, and that alone reads the extract. */
    String client() {
        return Objects.requireNonNull(stored.facet("client"));
    }

    /** Person who filed it. */
    String filedBy() {
        return Objects.requireNonNull(stored.facet("filed_by"));
    }

    /** Person who asked the owners, once that was done. */
    @Nullable
    String askedBy() {
        return stored.facet("asked_by");
    }

    /** Until when owners that have not answered may exclude themselves, once they were asked. */
    public @Nullable Instant ownersAnswerBy() {
        return (Instant) stored.facets().get("owners_answer_by");
    }

    /** Day by which every copy is destroyed. */
    public LocalDate destroyBy() {
        return (LocalDate) Objects.requireNonNull(stored.facets().get("destroy_by"));
    }

    /** The export that holds the extract, once there is one. */
    public @Nullable UUID export() {
        return (UUID) stored.facets().get("export_id");
    }

    /** Whether the day of destruction is over and nobody has attested it. */
    public boolean destructionOverdue(LocalDate today) {
        return (stored.state().equals(EXPIRED) || stored.state().equals(RECALLED))
                && destroyBy().isBefore(today);
    }

    /** The rules that hold for it. */
    ResearchRuleSet rules() {
        var id = stored.content().path("rules").asString("");
        return Definitions.published().analysis().researchRules().stream()
                .filter(rules -> rules.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Its variables, in the order of the rules. */
    List<ResearchVariable> variables() {
        var wanted = texts("variables");
        return rules().variables().stream()
                .filter(variable -> wanted.contains(variable.name()))
                .toList();
    }

    /** Owners whose records are asked for; none for all. */
    List<String> jurisdictions() {
        return texts("jurisdictions");
    }

    /** The last calendar year of events that is old enough for an extract made on a day. */
    int lastYear(LocalDate today) {
        int old = today.minusMonths(rules().number("lagMonths")).getYear() - 1;
        return Math.min(old, stored.content().path("yearsUntil").asInt(old));
    }

    /** The first calendar year of events. */
    int firstYear() {
        return stored.content().path("yearsFrom").asInt(1);
    }

    /** In the name of the researcher, by the repository or by whoever acts. */
    Session session(String requestId) {
        return new Session(requester(), client(), filedBy(), requestId);
    }

    /** Its content with what is told of its extract. */
    ObjectNode contentWith(ObjectNode extract) {
        var content = stored.content().deepCopy();
        content.set("extract", extract);
        return content;
    }

    private List<String> texts(String member) {
        return stored.content()
                .path(member)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
