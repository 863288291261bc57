package org.npcs.repository.server.running;

import static org.assertj.core.api.Assertions.assertThat;

/** Ways into a state, for tests that start from there. */
public final class Members {

    private Members() {}

    /** Address of an incident of Fenwick. */
    public static String fenwick(String localKey) {
        return "/v1/jurisdictions/US-XB/incidents/" + localKey;
    }

    /** Stores an incident of Fenwick; returns its identifier. */
    public static String storedIncident(String localKey) {
        var stored = Api.as("fenwick-nightly").put(fenwick(localKey), Samples.incident(localKey));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return stored.at("/id");
    }

    /** Stores and accepts an incident of Fenwick; returns its identifier. */
    public static String acceptedIncident(String localKey) {
        var id = storedIncident(localKey);
        move("fenwick-nightly", "/v1/incidents/" + id, "accepted");
        return id;
    }

    /** Stores a planned review of an accepted incident of Fenwick; returns its identifier. */
    public static String plannedReview(String localKey) {
        acceptedIncident(localKey);
        var stored = Api.as("fenwick-reviewer").put(fenwick(localKey) + "/reviews/1", Samples.review(localKey));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return stored.at("/id");
    }

    /** Stores a submitted review; Fenwick's reviewer submitted it. */
    public static String submittedReview(String localKey) {
        var id = plannedReview(localKey);
        for (String state : new String[] {"open", "rating", "submitted"}) {
            move("fenwick-reviewer", "/v1/reviews/" + id, state);
        }
        return id;
    }

    /** Takes a step that must succeed. */
    public static Reply move(String client, String record, String to) {
        var moved = step(client, record, to);
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        return moved;
    }

    /** Tries a step. */
    public static Reply step(String client, String record, String to) {
        return Api.as(client).post(record + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    /** Tries a step with a reason. */
    public static Reply step(String client, String record, String to, String reason) {
        return Api.as(client).post(record + "/transitions", "{\"to\":\"" + to + "\",\"reason\":\"" + reason + "\"}");
    }
}
