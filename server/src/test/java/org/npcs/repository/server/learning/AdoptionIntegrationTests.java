package org.npcs.repository.server.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

/** What members adopt, share and judge, and how an item spreads. */
@ExtendWith(RunningSandbox.class)
class AdoptionIntegrationTests {

    private final NewMember owner = NewMember.enter();
    private final NewMember member = NewMember.enter();
    private final OneItem item = OneItem.published(owner.api(), OneItem.content());

    private static ObjectNode adoption(String state) {
        return Samples.example("library-adoption")
                .put("state", state)
                .put("since", "2026-01-31")
                .put("shared", false);
    }

    private Reply state(String state) {
        var content = adoption(state);
        content.remove("result");
        return item.adoptedBy(member, content);
    }

    @Test
    void anAdoptionExistsForItsOwnerUntilItIsShared() {
        var path = member.path("library-adoptions/" + item.id());
        assertThat(member.api().get(path).code()).isEqualTo("not-found");
        var first = member.api().put(path, adoption("adopted"));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        for (Api other : List.of(owner.api(), Api.as("steward"), Api.as("fenwick-analyst"))) {
            assertThat(other.get(path).code()).isEqualTo("not-found");
            assertThat(other.get(member.path("library-adoptions")).code()).isEqualTo("not-found");
            assertThat(other.get(item.path() + "/adoptions").json().at("/items").isEmpty())
                    .isTrue();
        }
        assertThat(member.api().get(member.path("library-adoptions")).values("/items", "itemId"))
                .containsExactly(item.id());
        item.adoptedBy(member, adoption("adopted").put("shared", true));
        var shared = owner.api().get(item.path() + "/adoptions");
        assertThat(shared.at("/items/0/jurisdiction")).isEqualTo(member.code());
        assertThat(shared.at("/items/0/adaptation")).isEqualTo("The card is in two languages.");
        assertThat(owner.api().get(path).code()).as("not under the member").isEqualTo("not-found");
        item.adoptedBy(member, adoption("adopted"));
        assertThat(owner.api()
                        .get(item.path() + "/adoptions")
                        .json()
                        .at("/items")
                        .isEmpty())
                .as("shared no more")
                .isTrue();
    }

    @Test
    void anAdoptionTakesLegalStepsWithAPublishedVersion() {
        assertThat(state("trying").status()).isEqualTo(201);
        assertThat(state("considering").code()).isEqualTo("illegal-transition");
        assertThat(state("adopted").status()).isEqualTo(200);
        assertThat(state("trying").code()).isEqualTo("illegal-transition");
        assertThat(state("stopped").status()).isEqualTo(200);
        assertThat(state("considering").status()).isEqualTo(200);
        for (int version : new int[] {1, 3}) {
            assertThat(item.adoptedBy(member, adoption("trying").put("itemVersion", version))
                            .values("/findings", "rule"))
                    .as("version " + version)
                    .containsExactly("LRN-R-004");
        }
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        var odd = adoption("considering").put("adapted", false).put("since", "2099-01-31");
        odd.put("adaptation", "Call 555-201-3344.");
        var refused = item.adoptedBy(member, odd);
        assertThat(refused.values("/findings", "rule"))
                .containsExactlyInAnyOrder("LRN-R-002", "LRN-R-005", "LRN-R-006", "LRN-R-007");
        assertThat(refused.body()).doesNotContain("201-3344");
    }

    @Test
    void ofAWithdrawnItemNothingIsStatedButThatItWasStopped() {
        assertThat(state("trying").status()).isEqualTo(201);
        item.move("withdrawn");
        assertThat(state("adopted").code()).isEqualTo("illegal-transition");
        var stopped = adoption("stopped").put("itemVersion", 1);
        assertThat(item.adoptedBy(member, stopped).values("/findings", "rule")).containsExactly("LRN-R-004");
        assertThat(state("stopped").status()).isEqualTo(200);
    }

    @Test
    void howAnItemSpreadsIsToldFromFiveMembersOnAndByQuartersThatHaveEnded() {
        var members = Stream.generate(NewMember::enter).limit(10).toList();
        members.subList(0, 5).forEach(one -> assertThat(
                        item.adoptedBy(one, adoption("adopted")).status())
                .isEqualTo(201));
        assertThat(owner.api()
                        .get(item.path() + "/spread")
                        .json()
                        .at("/quarters")
                        .isEmpty())
                .as("the quarter has not ended")
                .isTrue();
        earlier("200 days");
        var told = owner.api().get(item.path() + "/spread");
        var last = told.json().at("/quarters").size() - 1;
        assertThat(last).isGreaterThanOrEqualTo(1);
        assertThat(told.number("/quarters/" + last + "/adopted/members")).isEqualTo(5);
        assertThat(told.at("/quarters/" + last + "/adapted/status"))
                .as("all who adopted did")
                .isEqualTo("fewer-than-five");
        members.subList(5, 9)
                .forEach(one -> item.adoptedBy(one, adoption("adopted").put("adapted", false)));
        earlier("100 days");
        var next = member.api().get(item.path() + "/spread");
        for (var quarter : next.json().at("/quarters")) {
            assertThat(quarter.at("/adopted/members").asInt(5)).isEqualTo(5);
        }
        assertThat(members.get(9).api().get(item.path() + "/spread").body())
                .doesNotContain(members.get(0).code(), owner.code());
    }

    private void earlier(String by) {
        Database.asSuperuser(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SET session_replication_role = replica");
                statement.execute("UPDATE library_step SET stated_at = stated_at - interval '" + by
                        + "' WHERE item_id = '" + item.id() + "'");
                statement.execute("UPDATE library_item SET published_at = published_at - interval '" + by
                        + "' WHERE id = '" + item.id() + "'");
            }
            return true;
        });
    }

    @Test
    void aJudgementIsOfSomebodyElsesItemAndNamesWhomItWants() {
        var path = member.path("library-reviews/" + item.id());
        var judgement = Samples.example("library-review");
        assertThat(owner.api()
                        .put(owner.path("library-reviews/" + item.id()), judgement)
                        .values("/findings", "rule"))
                .containsExactly("LRN-R-008");
        assertThat(member.api()
                        .put(path, judgement.deepCopy().put("itemVersion", 1))
                        .values("/findings", "rule"))
                .containsExactly("LRN-R-004");
        assertThat(member.api().put(path, judgement).status()).isEqualTo(201);
        var read = owner.api().get(item.path() + "/reviews");
        assertThat(read.at("/items/0/recommendation")).isEqualTo("with-changes");
        assertThat(read.body()).doesNotContain(member.code(), member.client());
        assertThat(owner.api().get(path).code()).isEqualTo("not-found");
        var own = member.api().header("If-Match", "*");
        assertThat(own.put(path, judgement.deepCopy().put("text", "Ask Ms. Smith, 555-201-3344."))
                        .values("/findings", "rule"))
                .containsExactly("LRN-R-002");
        own.put(path, judgement.put("named", true));
        assertThat(owner.api().get(item.path() + "/reviews").at("/items/0/jurisdiction"))
                .isEqualTo(member.code());
    }
}
