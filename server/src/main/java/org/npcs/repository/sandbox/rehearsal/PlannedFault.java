package org.npcs.repository.sandbox.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault, and which requests it meets.
 *
 * @param fault what goes wrong
 * @param method method of the requests, or null for any
 * @param path what their path begins with; {@code /} where nothing is said
 * @param skip so many of them pass first
 * @param times so many are met after that, at least 1; without it, one
 * @param share which share of those is met, above 0 and up to 1; without it, all. Which ones follows from the seed
 * @param retryAfterSeconds what 429 and 503 ask to wait, 0 to 3600; without it, 1
 * @param delayMillis how late a slow answer is, up to 600,000; without it, 1,000
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlannedFault(
        FaultKind fault,
        @Nullable String method,
        @Nullable String path,
        @Nullable Integer skip,
        @Nullable Integer times,
        @Nullable Double share,
        @Nullable Integer retryAfterSeconds,
        @Nullable Integer delayMillis) {

    private static final int LONGEST_WAIT = 3_600;
    private static final int LONGEST_DELAY = 600_000;

    PlannedFault {
        require(fault != null, "fault is missing");
        require(path == null || path.startsWith("/"), "path begins with /");
        require(skip == null || skip >= 0, "skip is 0 or more");
        require(times == null || times >= 1, "times is 1 or more");
        require(share == null || share > 0 && share <= 1, "share is above 0 and up to 1");
        require(
                retryAfterSeconds == null || retryAfterSeconds >= 0 && retryAfterSeconds <= LONGEST_WAIT,
                "retryAfterSeconds is 0 to " + LONGEST_WAIT);
        require(
                delayMillis == null || delayMillis >= 0 && delayMillis <= LONGEST_DELAY,
                "delayMillis is 0 to " + LONGEST_DELAY);
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }

    boolean meets(String ofMethod, String ofPath) {
        return (method == null || method.equalsIgnoreCase(ofMethod))
                && ofPath.startsWith(Objects.requireNonNullElse(path, "/"));
    }

    int skipped() {
        return Objects.requireNonNullElse(skip, 0);
    }

    int met() {
        return Objects.requireNonNullElse(times, 1);
    }

    double chance() {
        return Objects.requireNonNullElse(share, 1.0);
    }

    int wait(int otherwise) {
        return Objects.requireNonNullElse(retryAfterSeconds, otherwise);
    }

    int delay(int otherwise) {
        return Objects.requireNonNullElse(delayMillis, otherwise);
    }
}
