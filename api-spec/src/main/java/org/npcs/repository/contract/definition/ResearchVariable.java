package org.npcs.repository.contract.definition;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A variable that a research extract may have.
 *
 * @param name its name, which is also that of its column
 * @param table table of the extract in which it stands
 * @param element element of the dictionary that it is made of, and that an owner must share with researchers
 * @param identifying whether it may help to recognise a child (a quasi-identifier)
 * @param levels for an identifying variable the levels to which it can be coarsened, the finest first; the last tells nothing
 */
public record ResearchVariable(String name, String table, String element, boolean identifying, List<String> levels) {

    static ResearchVariable of(JsonNode document) {
        var one = (ObjectNode) document;
        return new ResearchVariable(
                Published.text(one, "name"),
                Published.text(one, "table"),
                Published.text(one, "element"),
                one.path("identifying").asBoolean(),
                one.path("levels").valueStream().map(JsonNode::asString).toList());
    }
}
