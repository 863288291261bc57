package org.npcs.repository.conformance.provider;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.http.Answer;
import tools.jackson.databind.JsonNode;

/** Sentences about answers; each throws {@link Failed} with both sides when it does not hold. */
public final class Expect {

    private Expect() {}

    /** Expects one of some statuses and returns the answer. */
    public static Answer status(Answer answer, int... allowed) {
        if (Arrays.stream(allowed).noneMatch(status -> status == answer.status())) {
            throw new Failed("status " + either(allowed), described(answer));
        }
        return answer;
    }

    /** Expects a problem document with a status and a code, and returns it. */
    public static JsonNode problem(Answer answer, int status, String code) {
        if (answer.status() != status
                || !answer.mediaType().equals("application/problem+json")
                || !answer.text("/code").equals(code)) {
            throw new Failed("status " + status + " with the problem code " + code, described(answer));
        }
        return answer.json();
    }

    /** Expects that a condition holds. */
    public static void that(boolean condition, String expected, String found) {
        if (!condition) {
            throw new Failed(expected, found);
        }
    }

    /** Expects two values to be equal. */
    public static void equal(String what, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            throw new Failed(what + " " + expected, String.valueOf(found));
        }
    }

    /** Expects that an answer has no success status. */
    public static void refused(Answer answer) {
        that(answer.status() >= 400 && answer.status() < 500, "a refusal", described(answer));
    }

    /** Describes an answer in a few words. */
    public static String described(Answer answer) {
        String code = "";
        if (answer.mediaType().endsWith("json") && answer.bytes().length > 0) {
            code = answer.text("/code");
        }
        return "status " + answer.status()
                + (code.isEmpty() ? "" : " with the problem code " + code)
                + (answer.mediaType().isEmpty() ? "" : " as " + answer.mediaType());
    }

    private static String either(int[] allowed) {
        return String.join(
                " or ", Arrays.stream(allowed).mapToObj(String::valueOf).toList());
    }
}
