package org.npcs.repository.server.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import tools.jackson.databind.node.ObjectNode;

/** Library items from draft to withdrawal, who is told whose they are, and how they are found. */
@ExtendWith(RunningSandbox.class)
class LibraryIntegrationTests {

    private final NewMember owner = NewMember.enter();
    private final NewMember reader = NewMember.enter();

    @Test
    void aDraftExistsForNobodyElse() {
        var item = OneItem.drafted(owner.api(), OneItem.content());
        for (Api other : new Api[] {reader.api(), Api.as("steward")}) {
            assertThat(other.get(item.path()).code()).isEqualTo("not-found");
            assertThat(other.get(item.path() + "/versions").code()).isEqualTo("not-found");
            assertThat(other.get(item.path() + "/spread").code()).isEqualTo("not-found");
            assertThat(other.get(OneItem.ITEMS + "?limit=500").values("/items", "id"))
                    .doesNotContain(item.id());
            assertThat(new OneItem(other, item.id()).rewrite(OneItem.content()).code())
                    .isEqualTo("not-found");
            assertThat(new OneItem(other, item.id()).move("published").code()).isEqualTo("not-found");
        }
        assertThat(owner.api().get(item.path()).at("/state")).isEqualTo("draft");
        assertThat(item.move("withdrawn").status()).isEqualTo(200);
        assertThat(reader.api().get(item.path()).code()).as("withdrawn unseen").isEqualTo("not-found");
    }

    @Test
    void whoIsNotShownIsToldToNobody() {
        var item = OneItem.published(owner.api(), OneItem.content());
        var read = reader.api().get(item.path());
        assertThat(read.at("/own")).isEqualTo("false");
        assertThat(read.json().has("owner")).isFalse();
        assertThat(read.body()).doesNotContain(owner.code(), owner.client());
        assertThat(reader.api().get(OneItem.ITEMS + "?kind=lesson&limit=500").body())
                .doesNotContain(owner.code(), owner.client());
        assertThat(reader.api().get(item.path() + "/versions").body()).doesNotContain(owner.code(), owner.client());
        assertThat(owner.api().get(item.path()).at("/owner")).isEqualTo(owner.code());
        item.rewrite(OneItem.content().put("ownerShown", true));
        assertThat(reader.api().get(item.path()).at("/owner")).isEqualTo(owner.code());
        var operator = OneItem.published(Api.as("steward"), OneItem.content().put("ownerShown", true));
        assertThat(reader.api().get(operator.path()).at("/owner")).isEqualTo("OPERATOR");
    }

    @Test
    void anAddressMayTellWhoWroteAndAWarningSaysSo() {
        var content = OneItem.content().put("source", "https://www.example.org/visit-card");
        var made = owner.api().post(OneItem.ITEMS, content);
        assertThat(made.values("/warnings", "rule")).containsExactly("LRN-R-009");
        var item = new OneItem(owner.api(), made.at("/id"));
        assertThat(item.move("published").status()).isEqualTo(200);
        assertThat(reader.api().get(item.path()).values("/warnings", "rule")).isEmpty();
        assertThat(item.rewrite(content.put("ownerShown", true)).values("/warnings", "rule"))
                .isEmpty();
    }

    @Test
    void aRewrittenItemKeepsItsFormerVersions() {
        var first = OneItem.content();
        var item = OneItem.drafted(owner.api(), first.deepCopy().put("title", "Not yet told"));
        item.rewrite(first);
        item.move("published");
        var second = first.deepCopy().put("title", "A card in every bag");
        assertThat(item.rewrite(second).at("/version")).isEqualTo("4");
        assertThat(item.rewrite(second).at("/version")).as("unchanged").isEqualTo("4");
        var told = reader.api().get(item.path() + "/versions");
        assertThat(told.values("/items", "version")).containsExactly("3", "4");
        assertThat(told.at("/items/0/content/title"))
                .isEqualTo(first.path("title").asString());
        assertThat(told.body()).doesNotContain("Not yet told");
        assertThat(owner.api().get(item.path() + "/versions?limit=3").values("/items", "state"))
                .containsExactly("draft", "draft", "published");
        assertThat(owner.api().put(item.path(), first).code()).isEqualTo("precondition-required");
        assertThat(owner.api().put(item.path() + "?expectedVersion=3", first).code())
                .isEqualTo("version-mismatch");
    }

    @Test
    void whatIsWithdrawnIsTakenBack() {
        var item = OneItem.published(owner.api(), OneItem.content().put("ownerShown", true));
        assertThat(owner.api()
                        .post(item.path() + "/transitions", "{\"to\":\"withdrawn\"}")
                        .code())
                .isEqualTo("invalid-parameter");
        assertThat(item.move("draft").code()).isEqualTo("illegal-transition");
        assertThat(item.move("withdrawn").at("/reason")).isEqualTo("new-information");
        var read = reader.api().get(item.path());
        assertThat(read.at("/reason")).isEqualTo("new-information");
        assertThat(read.json().has("content")).isFalse();
        assertThat(read.json().has("owner")).isFalse();
        assertThat(reader.api()
                        .get(item.path() + "/versions")
                        .json()
                        .at("/items")
                        .isEmpty())
                .isTrue();
        assertThat(reader.api().get(OneItem.ITEMS + "?kind=lesson&limit=500").values("/items", "id"))
                .as("a hidden content does not help to find it")
                .doesNotContain(item.id());
        assertThat(reader.api()
                        .get(OneItem.ITEMS + "?state=withdrawn&limit=500")
                        .values("/items", "id"))
                .contains(item.id());
        assertThat(owner.api().get(item.path()).at("/content/kind")).isEqualTo("lesson");
        assertThat(item.rewrite(OneItem.content()).code()).isEqualTo("illegal-transition");
        assertThatThrownBy(() -> Database.asRuntime(connection -> {
                    connection.setAutoCommit(false);
                    try (var statement = connection.createStatement()) {
                        statement.execute("SELECT open_session('" + owner.code() + "', 'test', 'test', 'wrong')");
                        statement.execute("UPDATE library_item SET state = 'published', version = version + 1"
                                + " WHERE id = '" + item.id() + "'");
                    }
                    return true;
                }))
                .hasMessageContaining("does not go back");
    }

    @Test
    void aLessonSaysHowItWentAndTextsPointToNobody() {
        var silent = OneItem.content();
        silent.remove("result");
        var refused = owner.api().post(OneItem.ITEMS, silent);
        assertThat(refused.values("/findings", "rule")).containsExactly("LRN-R-001");
        assertThat(owner.api().post(OneItem.ITEMS, silent.put("kind", "tool")).status())
                .isEqualTo(201);
        var suspected = OneItem.content();
        ((ObjectNode) suspected.at("/body/1")).put("text", "Call 555-201-3344 to learn what was found.");
        suspected.putArray("interests").add("Ms. Smith sells the card.");
        var named = owner.api().post(OneItem.ITEMS, suspected);
        assertThat(named.values("/findings", "pointer")).containsExactly("/body/1/text", "/interests/0");
        assertThat(named.values("/findings", "rule")).containsOnly("LRN-R-002");
        assertThat(named.body()).doesNotContain("201-3344", "Smith");
    }

    @Test
    void whatAnItemRestsOnCanBeRead() {
        var content = OneItem.content().put("priorityId", "0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6a99");
        content.putArray("notices").add("NPCS-SN-2001-01");
        content.putArray("evidence")
                .addObject()
                .put("release", "2019Q1.1")
                .put("table", "opportunity-themes")
                .put("period", "2019");
        var refused = owner.api().post(OneItem.ITEMS, content);
        assertThat(refused.values("/findings", "pointer"))
                .containsExactlyInAnyOrder("/evidence/0", "/notices/0", "/priorityId");
        assertThat(refused.values("/findings", "rule")).containsOnly("LRN-R-003");
    }

    @Test
    void filtersAreExactAndRefuseWhatIsNotPublished() {
        var content =
                OneItem.content().put("kind", "policy").put("result", "mixed").put("reviewBy", "2020-01-31");
        content.put("prevention", false);
        content.putArray("topics").add("second-victim").add("equity");
        content.putArray("themes").add("IO-ECON");
        var old = OneItem.published(owner.api(), content);
        var other = OneItem.published(owner.api(), OneItem.content().put("result", "worked"));
        var draft = OneItem.drafted(owner.api(), content);
        for (String filter : new String[] {
            "kind=policy",
            "topic=equity",
            "theme=IO-ECON",
            "result=mixed",
            "prevention=false",
            "overdue=true",
            "state=published"
        }) {
            var found = reader.api().get(OneItem.ITEMS + "?limit=500&" + filter).values("/items", "id");
            assertThat(found).as(filter).contains(old.id()).doesNotContain(draft.id());
            if (!filter.startsWith("state")) {
                assertThat(found).as(filter).doesNotContain(other.id());
            }
        }
        assertThat(owner.api().get(OneItem.ITEMS + "?limit=500&overdue=false").values("/items", "id"))
                .contains(other.id(), draft.id())
                .doesNotContain(old.id());
        assertThat(reader.api()
                        .get(OneItem.ITEMS + "?limit=500&prevention=true")
                        .values("/items", "id"))
                .contains(other.id())
                .doesNotContain(old.id());
        assertThat(reader.api().get(old.path()).at("/overdue")).isEqualTo("true");
        for (String unknown : new String[] {
            "kind=song", "topic=soap", "theme=IO-NONE", "result=fine", "prevention=perhaps", "state=gone"
        }) {
            var refused = reader.api().get(OneItem.ITEMS + "?" + unknown);
            assertThat(refused.code()).as(unknown).isEqualTo("invalid-parameter");
        }
    }

    @Test
    void otherMembersFindWhatWasPublishedInTheirFeeds() {
        var item = OneItem.drafted(owner.api(), OneItem.content());
        item.rewrite(OneItem.content().put("title", "A card for every bag"));
        item.move("published");
        item.rewrite(OneItem.content().put("title", "A card in every bag"));
        item.move("withdrawn");
        var never = OneItem.drafted(owner.api(), OneItem.content());
        never.move("withdrawn");
        assertThat(told(reader, item)).containsExactly("created published", "updated published", "withdrawn withdrawn");
        assertThat(told(reader, never)).as("was shown to nobody").isEmpty();
        assertThat(told(owner, item))
                .as("the own feed tells each version once")
                .containsExactly(
                        "created draft",
                        "updated draft",
                        "moved published",
                        "updated published",
                        "withdrawn withdrawn");
        assertThat(reader.api()
                        .get(reader.path("changes?limit=500&noun=library-item"))
                        .body())
                .doesNotContain(owner.code());
    }

    private static List<String> told(NewMember member, OneItem item) {
        return member.api()
                .get(member.path("changes?limit=500&noun=library-item"))
                .json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("recordId").asString("").equals(item.id()))
                .map(entry -> entry.path("kind").asString("") + " "
                        + entry.path("state").asString(""))
                .toList();
    }

    @Test
    void theListTellsHowCandidItIs() {
        var before = reader.api().get(OneItem.ITEMS + "?limit=1");
        OneItem.published(owner.api(), OneItem.content());
        OneItem.published(owner.api(), OneItem.content().put("result", "worked"));
        OneItem.drafted(owner.api(), OneItem.content());
        var after = reader.api().get(OneItem.ITEMS + "?kind=tool");
        assertThat(after.number("/published")).isEqualTo(before.number("/published") + 2);
        assertThat(after.number("/notSuccesses")).isEqualTo(before.number("/notSuccesses") + 1);
        assertThat(after.json().path("shareOfLessons").asDouble())
                .isEqualTo((double) after.number("/notSuccesses") / after.number("/published"));
    }

    @Test
    void aPageGoesOnWithItsFilter() {
        for (int i = 0; i < 3; i++) {
            OneItem.published(owner.api(), OneItem.content().put("kind", "training"));
        }
        var first = reader.api().get(OneItem.ITEMS + "?kind=training&limit=2");
        assertThat(first.at("/complete")).isEqualTo("false");
        var next = reader.api().get(OneItem.ITEMS + "?kind=training&limit=500&cursor=" + first.at("/nextCursor"));
        assertThat(next.values("/items", "id")).isNotEmpty().doesNotContainAnyElementsOf(first.values("/items", "id"));
    }
}
