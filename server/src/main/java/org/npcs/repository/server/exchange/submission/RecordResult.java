package org.npcs.repository.server.exchange.submission;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What became of one record.
 *
 * @param facts its place in the body and what it is about
 * @param outcome {@code pending}, {@code created}, {@code updated}, {@code unchanged}, {@code waiting} or {@code rejected}
 * @param recordId identifier of the stored record
 * @param version stored version
 * @param waitingUntil when a waiting record is rejected
 * @param findings breaches of what is in force and refusals, as an array of JSON, or null for none
 * @param announced breaches of what will be in force, in the same way
 * @param causes identifiers of the causes of the findings
 * @param held whether a text of it is held for redaction
 */
public record RecordResult(
        Facts facts,
        String outcome,
        @Nullable UUID recordId,
        @Nullable Integer version,
        @Nullable Instant waitingUntil,
        @Nullable String findings,
        @Nullable String announced,
        List<String> causes,
        boolean held) {

    private static final int MOST_FINDINGS = 1_000;
    private static final int MOST_CAUSES = 100;

    /** What is known of a record whatever became of it; members that could not be read are null. */
    public record Facts(
            long index,
            long line,
            @Nullable String noun,
            @Nullable String localKey,
            @Nullable Integer reviewNumber,
            @Nullable String eventMonth) {}

    static RecordResult rejected(Facts facts, List<Finding> findings, List<Finding> announced, List<Cause> causes) {
        return new RecordResult(
                facts, "rejected", null, null, null, json(findings), json(announced), ids(causes), false);
    }

    /** The same of a record that was not stored: what was only planned has neither identifier nor time. */
    RecordResult wouldBe() {
        return new RecordResult(
                facts,
                outcome,
                outcome.equals("created") ? null : recordId,
                null,
                null,
                findings,
                announced,
                causes,
                held);
    }

    static @Nullable String json(List<Finding> findings) {
        if (findings.isEmpty()) {
            return null;
        }
        var array = JsonNodeFactory.instance.arrayNode();
        findings.stream().limit(MOST_FINDINGS).forEach(finding -> array.add(finding.toJson()));
        return array.toString();
    }

    static List<String> ids(List<Cause> causes) {
        return causes.stream().map(Cause::id).distinct().limit(MOST_CAUSES).toList();
    }
}
