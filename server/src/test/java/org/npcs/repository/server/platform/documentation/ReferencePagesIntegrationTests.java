package org.npcs.repository.server.platform.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.RunningSandbox;

/** The pages that are written from the data of the contract. */
@ExtendWith(RunningSandbox.class)
class ReferencePagesIntegrationTests {

    @Test
    void everyElementStandsInTheDictionaryWithItsCodes() {
        var page = page("/docs/dictionary");
        assertThat(Definitions.published().elements()).isNotEmpty().allSatisfy(element -> {
            assertThat(page).contains("<article id=\"" + element.id() + "\">");
            if (element.codeSystem() != null) {
                assertThat(page).contains("<table id=\"codes-" + element.codeSystem() + "\">");
            }
        });
    }

    @Test
    void everyProblemCodeHasItsPlaceWithAllParts() {
        var page = page("/docs/errors");
        for (ProblemCode code : ProblemCode.values()) {
            var start = page.indexOf("<article id=\"" + code.code() + "\">");
            assertThat(start).as(code.code()).isNotNegative();
            assertThat(page.substring(start, page.indexOf("</article>", start)))
                    .as(code.code())
                    .contains("<dt>Meaning</dt>", "<dt>Why</dt>", "<dt>Likely causes</dt>", "<dt>How to fix it</dt>")
                    .contains("<li>")
                    .doesNotContain("<dd></dd>");
        }
    }

    @Test
    void everyLinkWithinAPageLeadsSomewhere() {
        for (String address : new String[] {"/docs/dictionary", "/docs/errors"}) {
            var page = page(address);
            var targets = Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results();
            assertThat(targets.map(found -> "id=\"" + found.group(1) + "\""))
                    .isNotEmpty()
                    .allSatisfy(target -> assertThat(page).contains(target));
        }
    }

    @Test
    void thePagesLoadTheirStyleFromThisServerAlone() {
        var answer = Api.anonymous().get("/docs/dictionary");
        assertThat(answer.header("Content-Security-Policy")).contains("style-src 'self'");
        assertThat(answer.body()).doesNotContain("<script", "<style", "style=", "src=");
        assertThat(Api.anonymous().get("/docs/reference.css").header("Content-Type"))
                .startsWith("text/css");
    }

    private static String page(String address) {
        var answer = Api.anonymous().get(address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        return answer.body();
    }
}
