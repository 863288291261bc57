package org.npcs.repository.conformance.provider.improvement;

import java.util.List;
import java.util.Locale;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Months of a bundle that the first member states, in a unit of each check's own. */
final class OneMonth {

    private final Server server;
    private final String unit;
    private final JsonNode bundle;

    OneMonth(Server server) {
        this.server = server;
        this.unit = server.invented().letters(8).toLowerCase(Locale.ROOT) + "-1";
        List<JsonNode> all = Pages.items(server.as(Persona.ANYBODY), "/v1/bundles?limit=50", 50);
        this.bundle = all.get(all.size() - 1);
    }

    String name() {
        return bundle.path("bundle").asString("");
    }

    String element() {
        return bundle.at("/elements/0/key").asString("");
    }

    /** A month in which each element was done for all but one child of whom nothing is recorded; that child is always the same. */
    ObjectNode content(int eligible) {
        int missing = Math.min(1, eligible);
        return content(eligible, eligible - missing, missing);
    }

    /** A month in which the same children were done for in every element. */
    ObjectNode content(int eligible, int done, int notRecorded) {
        ObjectNode content = server.invented()
                .object()
                .put("bundleVersion", bundle.path("version").asString(""))
                .put("eligible", eligible)
                .put("allOrNoneMet", done);
        bundle.path("elements").forEach(element -> content.withArray("/elements")
                .addObject()
                .put("element", element.path("key").asString(""))
                .put("met", done)
                .put("notMet", eligible - done - notRecorded)
                .put("notApplicable", 0)
                .put("notRecorded", notRecorded));
        return content;
    }

    String path(String month) {
        return "/v1/jurisdictions/" + server.first() + "/bundle-observations/" + name() + "/" + unit + "/" + month;
    }

    String scores() {
        return "/v1/jurisdictions/" + server.first() + "/bundle-scores?bundle=" + name() + "&unit=" + unit;
    }

    String chart() {
        return "/v1/charts/bundle?member=" + server.first() + "&bundle=" + name() + "&unit=" + unit;
    }

    /** States a month, whether or not an earlier run stated it. */
    Answer state(String month, ObjectNode content) {
        Answer before = server.as(Persona.FIRST_ANALYST).get(path(month));
        int version = before.status() == 200 ? before.json().path("version").asInt(0) : 0;
        return server.as(Persona.FIRST_ANALYST)
                .put(path(month) + "?expectedVersion=" + version)
                .json(content)
                .send();
    }

    void stated(String month, ObjectNode content) {
        Expect.status(state(month, content), 200, 201);
    }
}
