package org.npcs.repository.conformance.adapter;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the words of a quality office into those of the contract. */
final class Reports {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double HUNDRED = 100.0;
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("AFCARS", "afcars"),
            Map.entry("psychological safety", "psychological-safety"),
            Map.entry("safety climate", "safety-climate"),
            Map.entry("safety lead", "safety-lead"),
            Map.entry("changed for us", "adapted"),
            Map.entry("had it before", "in-place"),
            Map.entry("in use everywhere", "adopted"),
            Map.entry("it helped", "helped"),
            Map.entry("more", "rises"),
            Map.entry("change it", "adapt"),
            Map.entry("a call with a peer", "leadership-peer-call"),
            Map.entry("care of staff", "staff-care"),
            Map.entry("within days", "within-days"),
            Map.entry("the leadership of the agency", "agency-leadership"),
            Map.entry("the call", "peer-call"),
            Map.entry("talking with staff", "staff-debriefing"));

    private Reports() {}

    /** The code of a word of the office. */
    static String code(JsonNode word) {
        return WORDS.getOrDefault(word.asString(""), "other");
    }

    static ObjectNode observation(JsonNode step) {
        ObjectNode content = JSON.createObjectNode().put("measureVersion", text(step, "countedBy"));
        content.put("status", step.path("mayStillChange").asBoolean() ? "provisional" : "final");
        content.put("coverage", step.path("everyChildCounted").asBoolean() ? "census" : "sample");
        content.putObject("source").put("kind", code(step.path("takenFrom"))).put("edition", text(step, "extractedIn"));
        ArrayNode parts = content.putArray("parts");
        parts.addObject().put("part", "entered").put("value", number(step, "cameIntoCare"));
        parts.addObject().put("part", "exited").put("value", number(step, "leftCare"));
        return content;
    }

    static ObjectNode culture(JsonNode step, boolean nobodyIsZero) {
        ObjectNode content = JSON.createObjectNode();
        ArrayNode cells = content.putArray("cells");
        for (JsonNode team : step.path("teams")) {
            ObjectNode cell = cells.addObject().put("unit", text(team, "team")).put("scale", code(team.path("about")));
            cell.put("respondents", number(team, "answered"));
            if (number(team, "answered") > 0) {
                cell.put("mean", team.path("averageScore").asDouble());
                cell.put("shareAgreeing", number(team, "agreeingInHundred") / HUNDRED);
            } else if (nobodyIsZero) {
                cell.put("mean", 0).put("shareAgreeing", 0);
            }
        }
        return content;
    }

    static ObjectNode response(String state, JsonNode step) {
        ObjectNode content = JSON.createObjectNode().put("state", state).put("role", code(step.path("by")));
        if (step.has("doneUntil")) {
            content.put("plannedFor", text(step, "doneUntil"));
            content.put("note", text(step, "othersMayLearn")).put("noteFor", "members");
            ArrayNode adopted = content.putArray("adopted");
            step.path("actions").properties().forEach(action -> adopted.addObject()
                    .put("action", action.getKey())
                    .put("how", code(action.getValue())));
        }
        return content;
    }

    static ObjectNode adoption(JsonNode step) {
        ObjectNode content = JSON.createObjectNode().put("state", code(step.path("howFar")));
        content.put("since", text(step, "from")).put("itemVersion", number(step, "edition"));
        content.put("adapted", step.has("whatWasChanged")).put("adaptation", text(step, "whatWasChanged"));
        return content.put("result", code(step.path("cameOfIt")))
                .put("shared", step.path("othersMayRead").asBoolean());
    }

    /** The counts so far, the week added to those before it. */
    static ObjectNode counts(JsonNode step, ObjectNode before) {
        ObjectNode content = before.put("invited", number(step, "invitedSoFar"));
        content.put("started", number(step, "startedSoFar")).put("finished", number(step, "finishedSoFar"));
        ObjectNode row = content.withArray("/rows").addObject().put("week", number(step, "week"));
        row.put("item", text(step, "lesson")).put("itemVersion", number(step, "lessonEdition"));
        row.put("firstAnswers", number(step, "answeredFirstTime")).put("firstCorrect", number(step, "ofTheseRight"));
        row.put("laterAnswers", number(step, "answeredAgain")).put("laterCorrect", number(step, "ofTheseRightAgain"));
        return content;
    }

    static ObjectNode month(JsonNode step, boolean emptyIsDone) {
        ObjectNode content = JSON.createObjectNode().put("bundleVersion", text(step, "edition"));
        content.put("eligible", number(step, "children")).put("allOrNoneMet", number(step, "childrenWithEverything"));
        ArrayNode elements = content.putArray("elements");
        for (JsonNode told : step.path("elements")) {
            int empty = number(told, "nothingInTheFile");
            ObjectNode element = elements.addObject().put("element", text(told, "element"));
            element.put("met", number(told, "done") + (emptyIsDone ? empty : 0)).put("notMet", number(told, "notDone"));
            element.put("notApplicable", number(told, "doesNotApply")).put("notRecorded", emptyIsDone ? 0 : empty);
        }
        return content;
    }

    static ObjectNode plan(JsonNode step) {
        ObjectNode content = JSON.createObjectNode().put("question", text(step, "question"));
        content.put("measure", text(step, "whatIsCounted")).put("expected", code(step.path("weExpect")));
        return content.put("expectedValue", number(step, "weExpectTheNumber")).put("startsOn", text(step, "from"));
    }

    static ObjectNode studied(ObjectNode plan, JsonNode step) {
        ObjectNode content = plan.deepCopy().put("done", text(step, "whatWasDone"));
        content.put("result", text(step, "whatWasFound")).put("resultValue", number(step, "theNumberWas"));
        return content.put("act", code(step.path("next")));
    }

    static ObjectNode wish(JsonNode step, String offer) {
        ObjectNode content = JSON.createObjectNode().put("urgency", code(step.path("howSoon")));
        content.put("office", code(step.path("who")));
        ArrayNode kinds = content.putArray("kinds");
        step.path("what").forEach(kind -> kinds.add(code(kind)));
        return offer.isEmpty() ? content : content.put("offerId", offer);
    }

    /** Whether a figure that is shown lies below the bound of a step. */
    static boolean isLow(String status, double shareAgreeing, JsonNode step) {
        return status.equals("shown") && shareAgreeing * HUNDRED < number(step, "atLeastAgreeingInHundred");
    }

    static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    static int number(JsonNode node, String name) {
        return node.path(name).asInt(0);
    }
}
