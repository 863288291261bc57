package org.npcs.repository.server.analytics.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.analytics.chart.ChartPicture;
import org.npcs.repository.server.analytics.chart.Theme;
import org.npcs.repository.server.analytics.release.Release;
import org.npcs.repository.server.platform.web.Answers;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chart before it takes a form. It holds nothing about the request.
 *
 * @param chart which chart, as it stands in the address
 * @param query the question as resolved, in the order of the address; null for what was not asked for
 * @param release the release that answered; null for own data
 * @param asOf records count as they were stored then
 * @param json the chart as data
 * @param cautions what a reader must know before drawing a conclusion
 * @param picture the chart as a picture
 */
record ChartAnswer(
        String chart,
        Map<String, @Nullable Object> query,
        @Nullable Release release,
        Instant asOf,
        ObjectNode json,
        List<String> cautions,
        Function<Theme, byte[]> picture) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    ResponseEntity<Object> form(boolean asPicture, String theme) {
        return asPicture ? picture(theme.equals("print") ? Theme.PRINT : Theme.SCREEN) : data();
    }

    private ResponseEntity<Object> picture(Theme theme) {
        var bytes = picture.apply(theme);
        var text = JsonNodeFactory.instance.stringNode(new String(bytes, StandardCharsets.UTF_8));
        return ResponseEntity.ok()
                .eTag('"' + StrictJson.sha256(text) + '"')
                .cacheControl(Answers.PRIVATE)
                .contentType(MediaType.parseMediaType(ChartPicture.MEDIA_TYPE))
                .body(new ByteArrayResource(bytes));
    }

    private ResponseEntity<Object> data() {
        var body = json.deepCopy();
        cautions.forEach(body.putArray("cautions")::add);
        var digest = StrictJson.sha256(body);
        var asked = body.putObject("query");
        query.forEach((name, value) -> {
            if (value != null) {
                asked.put(name, value.toString());
            }
        });
        body.put("asOf", asOf.toString());
        if (release != null) {
            body.put("disclosureRules", release.rules());
        }
        body.put("digest", digest).put("citation", citation());
        body.set("links", JSON.valueToTree(Answers.links("self", address())));
        return ResponseEntity.ok()
                .eTag('"' + StrictJson.sha256(body) + '"')
                .cacheControl(Answers.PRIVATE)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private String citation() {
        return "National Child Safety Repository. " + json.path("title").asString("") + ". "
                + (release == null ? "Own data of " + query.get("member") : "Release " + release.id()) + ", as of "
                + asOf
                + ".";
    }

    /** The address that gives the same chart again. */
    private String address() {
        var parameters = new LinkedHashMap<>(query);
        parameters.put("asOf", release == null ? asOf : null);
        var address = new StringBuilder("/v1/charts/" + chart);
        char before = '?';
        for (var parameter : parameters.entrySet()) {
            if (parameter.getValue() != null) {
                address.append(before).append(parameter.getKey()).append('=').append(parameter.getValue());
                before = '&';
            }
        }
        return address.toString();
    }
}
