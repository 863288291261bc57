package org.npcs.repository.client.error;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a call that failed. It names and counts, it never quotes.
 *
 * @param operation operation id of the contract, such as {@code putIncident}; for a token request {@code token}
 * @param status HTTP status of the last answer, or 0 when there was none
 * @param code problem code of the last answer, or null
 * @param requestId identifier under which the repository logged the request, or null
 * @param attempts how many times the request was sent; 0 when it never left
 * @param retryable whether the same call may succeed later
 * @param retryAfter how long the repository asked to wait, or null
 * @param idempotencyKey key under which the call may be repeated without a second effect, or null; meaningless to others
 */
public record CallFacts(
        String operation,
        int status,
        @Nullable String code,
        @Nullable String requestId,
        int attempts,
        boolean retryable,
        @Nullable Duration retryAfter,
        @Nullable String idempotencyKey) {

    // What a foreign server put there must not reach a log unless it looks like what the contract describes.
    private static final Pattern CODE = Pattern.compile("[a-z][a-z_-]{2,59}");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** Keeps a code or request id only in the form of the contract; anything else becomes null. */
    public CallFacts {
        code = code != null && CODE.matcher(code).matches() ? code : null;
        requestId = requestId != null && REQUEST_ID.matcher(requestId).matches() ? requestId : null;
    }

    /** Returns facts of a call that brought no answer. */
    public static CallFacts unanswered(String operation, int attempts, boolean retryable) {
        return new CallFacts(operation, 0, null, null, attempts, retryable, null, null);
    }

    /** Returns these facts with the key of the call. */
    public CallFacts withIdempotencyKey(@Nullable String key) {
        return new CallFacts(operation, status, code, requestId, attempts, retryable, retryAfter, key);
    }

    String sentence(String what) {
        StringBuilder text = new StringBuilder(operation).append(": ").append(what);
        text.append(" (");
        if (status > 0) {
            text.append("status ").append(status).append(", ");
        }
        if (requestId != null) {
            text.append("request ").append(requestId).append(", ");
        }
        text.append(attempts).append(attempts == 1 ? " attempt" : " attempts");
        if (retryAfter != null) {
            text.append(", asked to wait ").append(retryAfter.toSeconds()).append(" s");
        }
        return text.append(')').toString();
    }
}
