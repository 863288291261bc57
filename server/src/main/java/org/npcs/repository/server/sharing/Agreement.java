package org.npcs.repository.server.sharing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * One version of an agreement with what was signed.
 *
 * @param stored what every record has
 * @param signatures signatures in the order in which they were noted
 */
public record Agreement(StoredRecord stored, List<Signature> signatures) {

    static final String DRAFT = "draft";
    static final String APPROVED = "approved";
    static final String PARTLY_SIGNED = "partly-signed";
    static final String EXECUTED = "executed";
    static final String SUSPENDED = "suspended";
    static final String TERMINATED = "terminated";
    static final String SUPERSEDED = "superseded";
    static final String DATA_SHARING = "data-sharing";

    private static final int EXPIRING_DAYS = 90;

    /** The steps that a caller may take; signatures take the others. */
    static final StateMachine STATES = new StateMachine(Map.of(
            DRAFT,
            List.of("in-review"),
            "in-review",
            List.of(DRAFT, APPROVED),
            APPROVED,
            List.of(TERMINATED),
            PARTLY_SIGNED,
            List.of(TERMINATED),
            EXECUTED,
            List.of(SUSPENDED, TERMINATED),
            SUSPENDED,
            List.of(EXECUTED, TERMINATED)));

    /** Kind of the agreement. */
    public String kind() {
        return String.valueOf(stored.facet("kind"));
    }

    /** Number among the agreements of its kind. */
    public int number() {
        return Integer.parseInt(String.valueOf(stored.facet("number")));
    }

    /** Identifier of the policy that it kept to when it was approved; null before. */
    public @Nullable String policy() {
        return (String) stored.facets().get("policy");
    }

    /** The state as it is told on a day: dates count, too. */
    public String stateOn(LocalDate day) {
        var until = until();
        if (until == null || !List.of(EXECUTED, SUSPENDED).contains(stored.state())) {
            return stored.state();
        }
        if (day.isAfter(until)) {
            return "expired";
        }
        return stored.state().equals(EXECUTED) && day.isAfter(until.minusDays(EXPIRING_DAYS))
                ? "expiring"
                : stored.state();
    }

    /** Whether real data are taken in and shown under it on a day. */
    public boolean opensDataOn(LocalDate day) {
        var until = until();
        return kind().equals(DATA_SHARING)
                && stored.state().equals(EXECUTED)
                && !day.isBefore(from())
                && (until == null || !day.isAfter(until));
    }

    /** SHA-256 of the content in canonical form. */
    public String contentHash() {
        return StrictJson.sha256(stored.content());
    }

    /** Who must sign. */
    public List<Signatory> signatories() {
        return stored.content()
                .path("signatories")
                .valueStream()
                .map(one -> new Signatory(
                        one.path("party").asString(""), one.path("office").asString("")))
                .toList();
    }

    /** Who has not signed yet. */
    public List<Signatory> missing() {
        var signed = signatures.stream().map(Signature::signatory).toList();
        return signatories().stream().filter(one -> !signed.contains(one)).toList();
    }

    /** Whose data it is about: its owner, and owners that lie within it where they are parties. */
    List<String> owners() {
        var all = new ArrayList<>(List.of(stored.jurisdiction()));
        stored.content()
                .path("parties")
                .valueStream()
                .filter(one -> one.path("role").asString("").equals("owner"))
                .map(one -> one.path("party").asString(""))
                .filter(party -> !all.contains(party))
                .forEach(all::add);
        return all;
    }

    List<String> purposes() {
        return stored.content()
                .path("purposes")
                .valueStream()
                .map(one -> one.asString(""))
                .toList();
    }

    LocalDate from() {
        return LocalDate.parse(stored.content().path("effectiveFrom").asString());
    }

    @Nullable
    LocalDate until() {
        var until = stored.content().path("effectiveTo").asString("");
        return until.isEmpty() ? null : LocalDate.parse(until);
    }

    @Nullable
    UUID supersedes() {
        var earlier = stored.content().path("supersedes").asString("");
        return earlier.isEmpty() ? null : UUID.fromString(earlier);
    }
}
