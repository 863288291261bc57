package org.npcs.repository.server.sharing.request;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * That somebody asked the operator for data of a member.
 *
 * @param stored what every record has; its content is what was noted
 * @param steps all steps in their order; none in lists
 */
public record ThirdPartyRequest(StoredRecord stored, List<Step> steps) {

    static final String REFERRED = "referred";
    static final String ACKNOWLEDGED = "acknowledged";
    static final String ANSWERED = "answered-by-owner";
    static final String DECLINED = "declined-by-owner";
    static final String CLOSED = "closed";

    /** States after which nothing is open between owner and requester. */
    static final List<String> DECIDED = List.of(ANSWERED, DECLINED);

    /** The one answer that the operator gives to whoever asks. */
    public static final String ANSWER = "referred-to-owner";

    /**
     * A step.
     *
     * @param state state that was reached
     * @param party {@code owner} or {@code operator}
     * @param client with which client
     * @param reason why, where the step needed a reason
     * @param at when
     */
    public record Step(
            String state,
            String party,
            String client,
            @Nullable String reason,
            Instant at) {

        static Step of(StoredRecord version) {
            return new Step(
                    version.state(),
                    String.valueOf(version.facet("moved_by")),
                    version.storedBy(),
                    version.reason(),
                    version.storedAt());
        }
    }
}
