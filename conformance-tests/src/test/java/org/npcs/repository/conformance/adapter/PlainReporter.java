package org.npcs.repository.conformance.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The part of the integration on the plain JDK that reports and reads what a member learns from. */
final class PlainReporter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String member;
    private final Flaw flaw;
    private final Wire wire;
    private final Map<String, String> etags = new HashMap<>();
    private ObjectNode counts = JSON.createObjectNode();
    private ObjectNode plan = JSON.createObjectNode();
    private String cycle = "";
    private String request = "";

    PlainReporter(String jurisdiction, Flaw flaw, Wire wire) {
        this.member = "/v1/jurisdictions/" + jurisdiction;
        this.flaw = flaw;
        this.wire = wire;
    }

    void take(JsonNode step) throws Exception {
        switch (Reports.text(step, "do")) {
            case "state-outcome" -> put(observation(step), stated(Reports.observation(step)), step);
            case "correct-outcome" -> correct(observation(step), step);
            case "state-culture" ->
                put(
                        member + "/culture-results/" + Reports.number(step, "year"),
                        Reports.culture(step, flaw == Flaw.NOBODY_IS_ZERO),
                        step);
            case "watch-culture" -> watch(step);
            case "look-at-notices" -> lookAtNotices();
            case "acknowledge-notice" -> respond("acknowledged", step);
            case "plan-actions" -> respond(flaw == Flaw.PLANNED_IS_DONE ? "action-done" : "action-planned", step);
            case "finish-actions" -> respond("action-done", step);
            case "adopt" -> {
                ObjectNode content = Reports.adoption(step);
                put(
                        member + "/library-adoptions/" + Reports.text(step, "item"),
                        flaw == Flaw.SHARES_UNASKED ? content.put("shared", true) : content,
                        step);
            }
            case "count-week" -> {
                counts = Reports.counts(step, flaw == Flaw.LAST_WEEK_ONLY ? JSON.createObjectNode() : counts);
                put(member + "/learning-cohorts/" + Reports.text(step, "cohort") + "/counts", counts, step);
            }
            case "observe-month" -> {
                String place = Reports.text(step, "bundle") + "/" + Reports.text(step, "team");
                put(
                        member + "/bundle-observations/" + place + "/" + Reports.text(step, "month"),
                        Reports.month(step, flaw == Flaw.EMPTY_IS_DONE),
                        step);
            }
            case "plan-cycle" -> planCycle(step);
            case "run-cycle" -> {
                if (flaw != Flaw.PREDICTS_AFTERWARDS) {
                    move(cycle, to("running"));
                }
            }
            case "study-cycle" -> study(step);
            case "look-at-offers" -> lookAtOffers();
            case "ask-for-support" -> ask(step);
            case "begin-support" -> move(request, to("in-progress"));
            case "write-to-helper" -> {
                String story = flaw == Flaw.TELLS_THE_STORY
                        ? step.at("/children/0/whatHappened").asString("")
                        : "";
                post(request + "/messages", JSON.createObjectNode().put("text", Reports.text(step, "text") + story));
            }
            case "close-support" -> {
                ObjectNode end = to("closed");
                step.path("whatHelped")
                        .forEach(help -> end.withArray("/whatHelped").add(Reports.code(help)));
                move(request, end);
            }
            default -> throw new IllegalArgumentException("a step that nobody knows");
        }
    }

    private String observation(JsonNode step) {
        return member + "/outcome-observations/" + Reports.text(step, "measure") + "/" + Reports.text(step, "year");
    }

    private ObjectNode stated(ObjectNode content) {
        if (flaw == Flaw.SENDS_A_RATE) {
            ((ObjectNode) content.at("/parts/1")).put("value", 94);
        }
        if (flaw == Flaw.GUESSES_THE_EDITION) {
            content.withObject("/source").put("edition", "2027");
        }
        return content;
    }

    private void correct(String path, JsonNode step) throws Exception {
        JsonNode record = get(path);
        etags.put(path, flaw == Flaw.OVERWRITES_OBSERVATIONS ? "*" : Reports.text(record, "etag"));
        ObjectNode content = (ObjectNode) record.path("content");
        if (flaw == Flaw.REBUILDS_RECORDS) {
            content.put("coverage", "census").remove("season");
        }
        for (JsonNode part : content.path("parts")) {
            if (Reports.text(part, "part").equals("exited")) {
                ((ObjectNode) part).put("value", step.at("/change/leftCare").asInt());
            }
        }
        put(path, content, step);
    }

    private void watch(JsonNode step) throws Exception {
        JsonNode report = get(member + "/culture-results/" + Reports.number(step, "year"));
        for (JsonNode figure : report.path("units")) {
            String status = flaw == Flaw.HIDDEN_IS_ZERO ? "shown" : Reports.text(figure, "status");
            if (Reports.text(figure, "scale").equals(Reports.code(step.path("about")))
                    && Reports.isLow(status, figure.path("shareAgreeing").asDouble(0), step)) {
                throw new IllegalStateException("a team lies below the bound");
            }
        }
    }

    private void lookAtNotices() throws Exception {
        for (JsonNode notice : all("/v1/safety-notices?limit=50")) {
            if (flaw == Flaw.READING_ACKNOWLEDGES) {
                ObjectNode seen =
                        JSON.createObjectNode().put("by", "safety lead").put("notice", Reports.text(notice, "number"));
                respond("acknowledged", seen);
            }
        }
    }

    private void respond(String state, JsonNode step) throws Exception {
        ObjectNode content = Reports.response(state, step);
        if (flaw == Flaw.NAMES_THE_RESPONSIBLE && step.has("responsible")) {
            content.put(
                    "note",
                    Reports.text(step, "othersMayLearn") + " Ask "
                            + step.at("/responsible/0/name").asString(""));
        }
        put(member + "/notice-responses/" + Reports.text(step, "notice"), content, step);
    }

    private void planCycle(JsonNode step) throws Exception {
        plan = Reports.plan(step);
        if (flaw != Flaw.PREDICTS_AFTERWARDS) {
            cycle = made(member + "/pdsa-cycles", plan);
        }
    }

    private void study(JsonNode step) throws Exception {
        ObjectNode content = Reports.studied(plan, step);
        if (flaw == Flaw.PREDICTS_AFTERWARDS) {
            made(member + "/pdsa-cycles", content);
            return;
        }
        if (flaw == Flaw.MAKES_THE_PREDICTION_FIT) {
            content.put("expectedValue", Reports.number(step, "theNumberWas"));
        }
        put(cycle, content, step);
        move(cycle, to("studied"));
    }

    private List<JsonNode> lookAtOffers() throws Exception {
        List<JsonNode> offers = all(member + "/support-offers?limit=50");
        for (JsonNode offer : offers) {
            if (flaw == Flaw.READING_DECLINES) {
                move(member + "/support-offers/" + Reports.text(offer, "id"), to("declined"));
            }
        }
        return offers;
    }

    private void ask(JsonNode step) throws Exception {
        String offer = "";
        for (JsonNode one : all(member + "/support-offers?limit=50")) {
            if (step.path("acceptingTheOffer").asBoolean()
                    && Reports.text(one, "state").equals("offered")) {
                offer = Reports.text(one, "id");
            }
        }
        request = made("/v1/support-requests", Reports.wish(step, flaw == Flaw.FORGETS_THE_OFFER ? "" : offer));
    }

    private String made(String collection, ObjectNode content) throws Exception {
        JsonNode record = post(collection, content);
        String path = collection + "/" + Reports.text(record, "id");
        etags.put(path, Reports.text(record, "etag"));
        return path;
    }

    private void move(String path, ObjectNode step) throws Exception {
        etags.put(path, Reports.text(post(path + "/transitions", step), "etag"));
    }

    private static ObjectNode to(String state) {
        return JSON.createObjectNode().put("to", state);
    }

    private JsonNode post(String path, ObjectNode content) throws Exception {
        return wire.understood(wire.send("POST", path, content.toString(), Map.of()));
    }

    private JsonNode get(String path) throws Exception {
        return wire.understood(wire.send("GET", path, "", Map.of()));
    }

    private void put(String path, ObjectNode content, JsonNode step) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        String etag = etags.getOrDefault(path, "");
        if (!etag.isEmpty()) {
            headers.put(
                    "If-Match", flaw == Flaw.OVERWRITES_RESPONSES && path.contains("/notice-responses/") ? "*" : etag);
        }
        if (flaw == Flaw.SENDS_RESPONDENTS && step.has("whoAnswered")) {
            headers.put("X-Contact", step.at("/whoAnswered/0/name").asString(""));
        }
        if (flaw == Flaw.SENDS_LEARNERS && step.has("learners")) {
            headers.put("X-Contact", step.at("/learners/0/mail").asString(""));
        }
        JsonNode record = wire.understood(wire.send("PUT", path, content.toString(), headers));
        etags.put(path, Reports.text(record, "etag"));
    }

    private List<JsonNode> all(String path) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("items").forEach(items::add);
            cursor = Reports.text(page, "nextCursor");
        } while (!cursor.isEmpty() && flaw != Flaw.FIRST_PAGE_ONLY);
        return items;
    }
}
