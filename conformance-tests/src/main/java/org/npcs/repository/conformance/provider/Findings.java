package org.npcs.repository.conformance.provider;

import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.http.Answer;
import tools.jackson.databind.JsonNode;

/** Sentences about findings. */
public final class Findings {

    private Findings() {}

    /** Expects 422 with a finding at a place and returns the finding. */
    public static JsonNode refusedAt(Answer answer, String pointer) {
        return at(Expect.problem(answer, 422, "validation-failed").path("findings"), pointer);
    }

    /** Expects a finding at a place, or below it, and returns it. */
    public static JsonNode at(JsonNode findings, String pointer) {
        for (JsonNode finding : findings) {
            String place = finding.path("pointer").asString("");
            if (place.equals(pointer) || place.startsWith(pointer + "/")) {
                return finding;
            }
        }
        throw new Failed("a finding at " + pointer, pointers(findings));
    }

    private static String pointers(JsonNode findings) {
        StringBuilder found = new StringBuilder("findings at");
        findings.forEach(
                finding -> found.append(' ').append(finding.path("pointer").asString("?")));
        return findings.isEmpty() ? "no findings" : found.toString();
    }
}
