package org.npcs.repository.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RatingSlotsTests {

    private final ObjectNode content = (ObjectNode) json("{'ratings':[{'item':'A','rater':'agreed','value':1},"
            + "{'item':'A','rater':'r2','value':2},{'item':'B','rater':'r2','value':3}],'lesson':'x'}");

    @Test
    void oneSlotIsExchangedAndTheOthersStayInTheirOrder() {
        var changed = RatingSlots.replace(content, "r2", json("[{'item':'B','missing':'UNK'}]"));

        assertThat(changed)
                .isEqualTo(json("{'ratings':[{'item':'A','rater':'agreed','value':1},"
                        + "{'item':'B','rater':'r2','missing':'UNK'}],'lesson':'x'}"));
        assertThat(content.get("ratings").size()).isEqualTo(3);
    }

    @Test
    void theSlotOfTheAddressCounts() {
        var changed = RatingSlots.replace(content, "r2", json("[{'item':'B','rater':'agreed','value':1}]"));

        assertThat(changed.at("/ratings/1/rater").asString()).isEqualTo("r2");
    }

    @Test
    void anEmptyListClearsTheSlot() {
        assertThat(RatingSlots.replace(content, "r2", json("[]")).get("ratings").size())
                .isEqualTo(1);
        assertThat(RatingSlots.replace((ObjectNode) json("{}"), "r2", json("[{'item':'A','value':1}]"))
                        .get("ratings")
                        .size())
                .isEqualTo(1);
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }
}
