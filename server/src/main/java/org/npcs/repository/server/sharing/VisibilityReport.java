package org.npcs.repository.server.sharing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.screening.ScreenedTexts.FreeText;
import org.npcs.repository.server.sharing.InventedRecords.SampleRecord;
import org.npcs.repository.server.sharing.policy.AccessPolicy;
import org.npcs.repository.server.sharing.policy.Audience;
import org.npcs.repository.server.sharing.policy.Decision;
import org.npcs.repository.server.sharing.policy.ShareableElement;
import org.npcs.repository.server.sharing.policy.ShareableElements;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who sees what of an owner's data for a covered purpose.
 *
 * @param owner the owner
 * @param at when it was decided
 * @param agreementState state of the agreement that binds the owner
 * @param policy by what was decided
 * @param records what is left of records by it
 */
public record VisibilityReport(
        String owner, Instant at, String agreementState, AccessPolicy policy, SeenRecords records) {

    /** An element and the decisions for all audiences, in the order of {@link Audience#TOLD}. */
    public record Row(ShareableElement element, List<Decision> decisions) {}

    /**
     * What is seen of a record; empty when nothing is.
     *
     * @param withheld texts that would be held for redaction
     */
    public record Seen(Subject subject, ObjectNode content, List<FreeText> withheld) {}

    /** The rows in the order of the dictionary. */
    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (ShareableElement element : ShareableElements.published().all()) {
            rows.add(new Row(
                    element,
                    Audience.TOLD.stream()
                            .map(audience -> policy.decide(element.id(), audience, purpose()))
                            .toList()));
        }
        return rows;
    }

    /** What an audience sees of the invented records. */
    public List<Seen> preview(Audience audience) {
        return seen(records, policy, owner, audience, purpose(), InventedRecords.all());
    }

    /** What an audience sees of records. */
    public static List<Seen> seen(
            SeenRecords records,
            AccessPolicy policy,
            String owner,
            Audience audience,
            String purpose,
            List<SampleRecord> samples) {
        return samples.stream()
                .map(sample -> {
                    var withheld = sample.suspected();
                    var pointers = withheld.stream().map(FreeText::pointer).collect(Collectors.toSet());
                    return new Seen(
                            sample.subject(),
                            records.of(policy, owner, audience, purpose, sample.subject(), sample.content(), pointers),
                            withheld);
                })
                .toList();
    }

    /** Number of the agreement, or null when none was ever executed. */
    public @Nullable String agreement() {
        return policy.terms() == null ? null : policy.terms().number();
    }

    /** A purpose that is covered; without one nothing is seen. */
    private String purpose() {
        return policy.purposes().isEmpty() ? "" : policy.purposes().get(0);
    }
}
