package org.npcs.repository.conformance.consumer;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The notices that the stand-in has issued to the member, in two pages. */
final class Notices {

    /** Numbers of the notices. */
    static final List<String> NUMBERS = List.of("NPCS-SN-2026-07", "NPCS-SN-2026-08");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final boolean novel;

    Notices(boolean novel) {
        this.novel = novel;
    }

    ObjectNode page(String query) {
        return Pages.of(NUMBERS.stream().map(this::notice).toList(), query);
    }

    private ObjectNode notice(String number) {
        ObjectNode notice = JSON.createObjectNode().put("id", Desk.id("/v1/safety-notices/" + number, 1));
        notice.put("number", number).put("state", "issued").put("edition", 1);
        ObjectNode content = notice.putObject("content").put("title", "Infants who sleep away from a crib");
        content.putArray("risks").add("death").add(novel ? "a-risk-of-tomorrow" : "near-fatality");
        content.put("hazard", "Infants under one year died on sofas and in car seats.");
        content.put("population", "Families with an infant under one year.");
        content.putArray("actions")
                .addObject()
                .put("key", "room-check")
                .put("text", "Look at the place where the infant sleeps at every visit.");
        content.withArray("/actions").addObject().put("key", "crib-stock").put("text", "Keep portable cribs.");
        content.put("respondBy", "2027-01-31").put("audience", "all-members");
        notice.put("issuedAt", Forms.AT).put("version", 5).put("etag", "\"5-9f2c4a1b7d3e5f60\"");
        notice.put("createdAt", Forms.AT).put("updatedAt", Forms.AT);
        if (novel) {
            notice.put("weather", "fair");
        }
        return notice;
    }
}
