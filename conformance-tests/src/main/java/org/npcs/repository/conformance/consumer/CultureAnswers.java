package org.npcs.repository.conformance.consumer;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The results of a wave as the stand-in tells them: one team is shown and two are hidden. */
final class CultureAnswers {

    /** Share agreeing of all figures that are shown, in per cent. */
    static final int AGREEING = 61;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCALE = "safety-climate";
    private static final double HUNDRED = 100.0;

    private CultureAnswers() {}

    static ObjectNode report(String path, boolean novel) {
        String[] parts = path.split("/");
        ObjectNode report =
                JSON.createObjectNode().put("jurisdiction", parts[3]).put("year", Integer.parseInt(parts[5]));
        report.put("state", "results").put("instrument", "team-culture").put("instrumentVersion", "2026.1");
        report.put("mode", "census").put("minimumRespondents", 10);
        var units = report.putArray("units");
        shown(units.addObject().put("unit", "u-01"), 18, 24);
        units.addObject().put("unit", "u-02").put("scale", SCALE).put("status", "suppressed-small");
        units.addObject()
                .put("unit", "u-03")
                .put("scale", SCALE)
                .put("status", novel ? "hidden-for-a-reason-of-tomorrow" : "suppressed-complementary");
        shown(report.putArray("whole").addObject(), 36, 48);
        report.putArray("pool");
        report.put("poolState", "open").set("meta", Shelf.meta());
        if (novel) {
            report.put("weather", "fair");
        }
        return report;
    }

    private static void shown(ObjectNode figure, int respondents, int eligible) {
        figure.put("scale", SCALE).put("status", "shown");
        figure.put("respondents", respondents).put("eligible", eligible);
        figure.put("mean", 3.7).put("shareAgreeing", AGREEING / HUNDRED);
    }
}
