package org.npcs.repository.server.platform.record;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.contract.validation.Verdict;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/**
 * What became of one proposal of a batch.
 *
 * @param place its place in the batch
 * @param outcome what was stored; null when nothing was
 * @param id identifier of the stored record
 * @param version stored version, or 0
 * @param refusal why it was refused for another reason than a rule, or null
 * @param verdict what the rules found, or null when they were not asked again
 * @param held whether a text of it is held for redaction
 */
public record Settled(
        long place,
        Stored.@Nullable Outcome outcome,
        @Nullable UUID id,
        int version,
        @Nullable ProblemCode refusal,
        @Nullable Verdict verdict,
        boolean held) {

    /** A proposal that is stored now. */
    public static Settled stored(Proposal proposal, Stored.Outcome outcome, StoredRecord stored) {
        return new Settled(proposal.place(), outcome, stored.id(), stored.version(), null, null, false);
    }

    /** A proposal that was refused for another reason than a rule. */
    public static Settled refused(Proposal proposal, ProblemException refusal) {
        return new Settled(proposal.place(), null, null, 0, refusal.code(), null, false);
    }

    /** A proposal that breaks rules. */
    public static Settled broken(Proposal proposal, Verdict verdict) {
        return new Settled(proposal.place(), null, null, 0, null, verdict, false);
    }

    /** A proposal whose parent is not stored. */
    public static Settled waiting(Proposal proposal) {
        return new Settled(proposal.place(), null, null, 0, null, null, false);
    }

    /** The same with what the rules found. */
    public Settled with(@Nullable Verdict found) {
        return new Settled(place, outcome, id, version, refusal, found, held);
    }

    /** The same, with a text that is held for redaction or without. */
    public Settled held(boolean withText) {
        return new Settled(place, outcome, id, version, refusal, verdict, withText);
    }

    /** Whether its parent is missing. */
    public boolean waits() {
        return outcome == null && refusal == null && verdict == null;
    }

    /** Whether it was refused. */
    public boolean rejected() {
        return outcome == null && !waits();
    }

    /** Breaches of what is in force. */
    public List<Finding> findings() {
        return verdict == null ? List.of() : verdict.findings();
    }
}
