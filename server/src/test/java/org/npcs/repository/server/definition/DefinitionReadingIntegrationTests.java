package org.npcs.repository.server.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;

@ExtendWith(RunningSandbox.class)
class DefinitionReadingIntegrationTests {

    private final Api anybody = Api.anonymous();

    @ParameterizedTest
    @ValueSource(strings = {"instruments", "code-systems", "dictionary/elements", "rules", "errors"})
    void aListIsReadInPagesWithoutLossOrRepetition(String list) {
        var whole = anybody.get("/v1/" + list + "?limit=500").json().get("items");
        var seen = new ArrayList<Object>();
        Reply page;
        var cursor = "";
        do {
            page = anybody.get("/v1/" + list + "?limit=7" + cursor);
            page.json().get("items").forEach(seen::add);
            cursor = "&cursor=" + page.at("/nextCursor");
            assertThat(page.json().has("nextCursor"))
                    .isNotEqualTo(page.json().get("complete").asBoolean());
        } while (!page.json().get("complete").asBoolean());

        assertThat(seen).doesNotHaveDuplicates().hasSize(whole.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instruments",
                "instruments/ssit/versions",
                "instruments/ssit/versions/2018.1",
                "code-systems",
                "code-systems/ncands-sex",
                "dictionary/elements",
                "dictionary/elements/incident.child.sex",
                "rules",
                "rules/STR-CODE",
                "openapi.yaml"
            })
    void aHeldDefinitionIsNotSentAgain(String path) {
        var first = anybody.get("/v1/" + path);
        assertThat(first.status()).as(first.body()).isEqualTo(200);

        var again = anybody.header("If-None-Match", first.header("ETag")).get("/v1/" + path);

        assertThat(first.header("ETag")).isNotEmpty();
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instruments/none/versions",
                "instruments/ssit/versions/0",
                "code-systems/none",
                "dictionary/elements/incident.none",
                "rules/STR-NONE",
                "errors/none"
            })
    void whatIsNotPublishedIsNotFound(String path) {
        assertThat(anybody.get("/v1/" + path).code()).isEqualTo("not-found");
    }
}
