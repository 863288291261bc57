package org.npcs.repository.server.culture;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a unit answered on a scale, before anything is hidden.
 *
 * @param unit alias of the unit
 * @param scale the scale
 * @param respondents how many have a score
 * @param mean their mean score; 0 where there is none
 * @param agreeing the share of them that agrees; 0 where there is none
 */
record CultureCell(String unit, String scale, int respondents, double mean, double agreeing) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<CultureCell> of(ObjectNode result) {
        return result.path("cells")
                .valueStream()
                .map(one -> new CultureCell(
                        one.path("unit").asString(""),
                        one.path("scale").asString(""),
                        one.path("respondents").asInt(),
                        one.path("mean").asDouble(0),
                        one.path("shareAgreeing").asDouble(0)))
                .toList();
    }

    static ObjectNode document(List<CultureCell> cells) {
        var document = JSON.createObjectNode();
        var list = document.putArray("cells");
        cells.forEach(one -> {
            var cell = list.addObject()
                    .put("unit", one.unit())
                    .put("scale", one.scale())
                    .put("respondents", one.respondents());
            if (one.respondents() > 0) {
                cell.put("mean", one.mean()).put("shareAgreeing", one.agreeing());
            }
        });
        return document;
    }
}
