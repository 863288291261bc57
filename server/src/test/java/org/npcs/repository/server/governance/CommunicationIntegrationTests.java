package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.governance.OneMeeting.COORDINATOR;
import static org.npcs.repository.server.governance.OneMeeting.done;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** Communications: nobody is forgotten, and loops are closed. */
@ExtendWith(RunningSandbox.class)
class CommunicationIntegrationTests {

    private static final String COLLECTION = "/v1/communications";
    private static final String TO_COMMITTEE =
            "{\"kind\":\"committee\",\"title\":\"A notice\",\"text\":\"We meet on Tuesday.\"}";
    private static final String ANSWER =
            "{\"answers\":[{\"ask\":\"which-measure\",\"answer\":\"Days until a visit.\"}]}";

    private final NewMember member = NewMember.active();

    private static String sent(Object content) {
        var id = done(COORDINATOR.post(COLLECTION, content)).at("/id");
        done(step(id, "{\"to\":\"sent\"}"));
        return COLLECTION + "/" + id;
    }

    private static Reply step(String id, String step) {
        return COORDINATOR.post(COLLECTION + "/" + id + "/transitions", step);
    }

    @Test
    void gov32_advisorsAreToldWhateverTheCommitteeIsTold() {
        var refused = COORDINATOR.post(
                COLLECTION,
                TO_COMMITTEE.replace("}", ",\"recipients\":[{\"capacity\":\"seat\",\"jurisdiction\":\"US-XA\"}]}"));
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-035");
        assertThat(refused.at("/paragraph")).isNotEmpty();
        var path = sent(TO_COMMITTEE);
        var read = Api.as("cedar-lead").get(path);
        assertThat(read.values("/recipients", "capacity"))
                .hasSizeGreaterThanOrEqualTo(15)
                .contains("seat", "advisor");
        assertThat(Api.as("advisor").get(path).at("/text")).isEqualTo("We meet on Tuesday.");
        var deliveries = COORDINATOR.get(path + "/deliveries");
        assertThat(deliveries.values("/items", "organisation"))
                .filteredOn(one -> !one.isEmpty())
                .hasSizeGreaterThanOrEqualTo(2)
                .contains("bright-water-institute");
        assertThat(deliveries.values("/items", "readAt"))
                .as("the lead's and the advisor's")
                .filteredOn(one -> !one.isEmpty())
                .hasSize(2);
    }

    @Test
    void gov30_aMemberThatWasAddedYesterdayIsOnIt() {
        var path = sent(Samples.example("communication"));
        var deliveries = Api.as("advisor").get(path + "/deliveries?limit=500");
        assertThat(deliveries.values("/items", "jurisdiction")).contains(member.code(), "US-XA", "US-XL");
        assertThat(deliveries.texts("/withoutDelivery")).isEmpty();
        var later = NewMember.active();
        assertThat(COORDINATOR.get(path + "/deliveries?limit=500").texts("/withoutDelivery"))
                .contains(later.code());
        assertThat(later.api().get(path + "/acknowledgement").status()).isEqualTo(404);
    }

    @Test
    void gov41_deliveriesAreReadAndAcknowledgedAndAnswersStayWithWhoGaveThem() {
        var path = sent(Samples.example("communication"));
        assertThat(member.api().get(path + "/acknowledgement").at("/state")).isEqualTo("delivered");
        done(member.api().get(path));
        assertThat(member.api().get(path + "/acknowledgement").at("/state")).isEqualTo("read");
        var acknowledged = done(member.api().put(path + "/acknowledgement", ANSWER));
        assertThat(acknowledged.at("/state")).isEqualTo("acknowledged");
        assertThat(acknowledged.at("/answers/0/answer")).isEqualTo("Days until a visit.");
        assertThat(COORDINATOR.get(path + "/deliveries?limit=500").body()).contains("Days until a visit.");
        for (String other : List.of("cedar-lead", "advisor", "steward")) {
            assertThat(Api.as(other).get(path + "/deliveries?limit=500").body())
                    .as(other)
                    .contains(member.code())
                    .doesNotContain("Days until a visit.");
        }
        assertThat(Api.as("cedar-lead").get(path).number("/acknowledged")).isEqualTo(1);
    }

    @Test
    void gov41_aLoopIsClosedWithWhatWasDoneAndThenNobodyAnswers() {
        var path = sent(Samples.example("communication"));
        var id = path.substring(COLLECTION.length() + 1);
        var refused = step(id, "{\"to\":\"closed\"}");
        assertThat(refused.code()).isEqualTo("charter-rule");
        assertThat(refused.values("/findings", "rule")).containsExactly("GOV-R-037");
        assertThat(step(id, "{\"to\":\"draft\"}").texts("/allowed")).containsExactly("closed");
        done(step(id, "{\"to\":\"closed\",\"outcome\":\"Two measures were taken up.\"}"));
        assertThat(member.api().get(path).at("/outcome")).isEqualTo("Two measures were taken up.");
        assertThat(member.api().put(path + "/acknowledgement", ANSWER).code()).isEqualTo("illegal-transition");
    }

    @Test
    void textsNameNobodyAndAnswersAnswerWhatIsAsked() {
        var content = Samples.example("communication").put("text", "Ask Dr. Miller, 555-201-3344.");
        assertThat(COORDINATOR.post(COLLECTION, content).values("/findings", "rule"))
                .containsExactly("GOV-R-001");
        var path = sent(Samples.example("communication"));
        var refused = member.api()
                .put(
                        path + "/acknowledgement",
                        "{\"answers\":[{\"ask\":\"no-such\",\"answer\":\"Ask Dr. Miller, 555-201-3344.\"}]}");
        assertThat(refused.values("/findings", "pointer"))
                .containsExactlyInAnyOrder("/answers/0/ask", "/answers/0/answer");
        assertThat(refused.body()).doesNotContain("Miller");
        assertThat(Api.as("cedar-lead").post(COLLECTION, TO_COMMITTEE).status()).isIn(403, 404);
    }

    @Test
    void mem7_onlyTheMemberSeesHowFastItAnswers() {
        var address = member.path("response-times");
        assertThat(member.api().get(address).number("/asked")).isZero();
        var path = sent(Samples.example("communication"));
        assertThat(member.api().get(address).number("/asked")).isEqualTo(1);
        assertThat(member.api().get(address).number("/answered")).isZero();
        done(member.api().put(path + "/acknowledgement", ANSWER));
        assertThat(member.api().get(address).number("/answered")).isEqualTo(1);
        assertThat(member.api().get(address).json().path("medianDays").asDouble(-1))
                .isZero();
        for (String other : List.of("cedar-lead", "coordinator", "operator", "advisor")) {
            assertThat(Api.as(other).get(address).status()).as(other).isIn(403, 404, 409);
        }
    }

    @Test
    void ofTwoSendingsAtOnceOneIsRefusedAndEveryAnswerIsKeptOnce() {
        var id = done(COORDINATOR.post(COLLECTION, Samples.example("communication")))
                .at("/id");
        var sendings = IntStream.range(0, 4)
                .mapToObj(i -> COORDINATOR
                        .key("send-" + id + "-" + i)
                        .sendLater("POST", COLLECTION + "/" + id + "/transitions", "{\"to\":\"sent\"}"))
                .toList();
        CompletableFuture.allOf(sendings.toArray(CompletableFuture[]::new)).join();
        assertThat(sendings.stream()
                        .map(CompletableFuture::join)
                        .map(Reply::status)
                        .sorted())
                .containsExactly(200, 409, 409, 409);
        var answers = IntStream.range(0, 4)
                .mapToObj(i -> member.api().sendLater("PUT", COLLECTION + "/" + id + "/acknowledgement", ANSWER))
                .toList();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        assertThat(answers.stream().map(CompletableFuture::join).map(Reply::status))
                .containsOnly(200);
        assertThat(COORDINATOR.get(COLLECTION + "/" + id).number("/acknowledged"))
                .isEqualTo(1);
    }
}
