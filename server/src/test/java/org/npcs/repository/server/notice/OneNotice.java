package org.npcs.repository.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notice of a test, drafted by the operator and passed by two stewards.
 *
 * @param id its identifier
 */
public record OneNotice(String id) {

    static final String COLLECTION = "/v1/safety-notices";
    private static final List<String> QUESTIONS = List.of(
            "serious-risk", "feasible-actions", "unintended-effects", "burden", "equity", "measure", "respond-by");

    static ObjectNode content() {
        return Samples.example("safety-notice").put("respondBy", "2099-01-31");
    }

    static OneNotice draft(ObjectNode content) {
        var made = Api.as("operator").post(COLLECTION, content);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new OneNotice(made.at("/id"));
    }

    /** A notice that was issued; tells its number. */
    static OneNotice issued(ObjectNode content) {
        var notice = draft(content);
        notice.done("gate");
        notice.passed();
        notice.done("issued");
        return notice;
    }

    /** The number of a notice that was issued to all members. */
    public static String issuedNumber() {
        return issued(content()).number();
    }

    String path() {
        return COLLECTION + "/" + id;
    }

    Reply read(String client) {
        return Api.as(client).get(path());
    }

    String number() {
        return read("operator").at("/number");
    }

    Reply move(String to) {
        return Api.as("operator").post(path() + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    Reply end(String to) {
        return Api.as("operator")
                .post(path() + "/transitions", "{\"to\":\"" + to + "\",\"reason\":\"new-information\"}");
    }

    void done(String to) {
        var moved = move(to);
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(moved.at("/state")).isEqualTo(to);
    }

    Reply review(String client, String answerToBurden) {
        var review = Samples.example("notice-gate-review")
                .put("version", read("operator").number("/version"));
        review.putArray("answers");
        QUESTIONS.forEach(question -> review.withArray("/answers")
                .addObject()
                .put("question", question)
                .put("answer", question.equals("burden") ? answerToBurden : "met"));
        return Api.as(client).post(path() + "/gate-reviews", review);
    }

    void passed() {
        for (String client : List.of("steward", "steward-second")) {
            var reviewed = review(client, "met");
            assertThat(reviewed.status()).as(reviewed.body()).isEqualTo(201);
        }
    }
}
