package org.npcs.repository.client;

import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.ReviewContent;
import org.npcs.repository.client.model.SubmissionRecord;

/** Makes records of a submission from contents. */
public final class Records {

    private Records() {}

    /** Returns the record of an incident; {@code toBuilder()} adds state, reason and expected version. */
    public static SubmissionRecord of(IncidentContent content) {
        return SubmissionRecord.builder()
                .noun("incident")
                .set("content", content)
                .build();
    }

    /** Returns the record of a review; {@code toBuilder()} adds state, reason and expected version. */
    public static SubmissionRecord of(ReviewContent content) {
        return SubmissionRecord.builder().noun("review").set("content", content).build();
    }

    /** Returns the record of an incident that is to stand in a state, such as {@code accepted}. */
    public static SubmissionRecord of(IncidentContent content, String state) {
        return of(content).toBuilder().state(state).build();
    }

    /** Returns the record of a review that is to stand in a state, such as {@code submitted}. */
    public static SubmissionRecord of(ReviewContent content, String state) {
        return of(content).toBuilder().state(state).build();
    }
}
