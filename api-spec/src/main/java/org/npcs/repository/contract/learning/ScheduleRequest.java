package org.npcs.repository.contract.learning;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the document {@code LearningScheduleRequest} and writes its answer, with the same bytes in the server and in the SDK. */
public final class ScheduleRequest {

    private final JsonNode request;
    private final JsonNode content;
    private final LocalDate startsOn;
    private final LocalDate today;

    /**
     * Reads a request that fits its schema.
     *
     * @param request the document {@code LearningScheduleRequest}
     * @param content the document {@code Curriculum} of the version that it names
     * @param now the day that is taken when the request names none
     */
    public ScheduleRequest(JsonNode request, JsonNode content, LocalDate now) {
        this.request = request;
        this.content = content;
        this.startsOn = day(request, "startsOn");
        this.today = request.has("today") ? day(request, "today") : now;
    }

    private static LocalDate day(JsonNode document, String member) {
        return LocalDate.parse(document.path(member).asString(""));
    }

    /** Reads holds of a document. */
    public static List<LearningHold> holds(JsonNode holds) {
        return holds.valueStream()
                .map(one -> new LearningHold(day(one, "from"), one.has("until") ? day(one, "until") : null))
                .toList();
    }

    /** Returns what cannot be: holds that overlap, or answers outside of the round. */
    public List<Finding> check() {
        Faults faults = new Faults();
        faults.addUnless(LearningPlan.sound(startsOn, holds(request.path("holds"))), "LRN-R-032", "/holds");
        List<String> items = items();
        List<LearningAnswer> answers = answers();
        for (int i = 0; i < answers.size(); i++) {
            LearningAnswer answer = answers.get(i);
            faults.addUnless(
                    items.contains(answer.item())
                            && !answer.day().isBefore(startsOn)
                            && !answer.day().isAfter(today),
                    "LRN-R-031",
                    "/answers/" + i);
        }
        return faults.all();
    }

    private List<String> items() {
        return content.path("items")
                .valueStream()
                .map(item -> item.path("key").asString(""))
                .toList();
    }

    private List<LearningAnswer> answers() {
        return request.path("answers")
                .valueStream()
                .map(one -> new LearningAnswer(
                        one.path("item").asString(""),
                        day(one, "day"),
                        one.path("correct").asBoolean(false)))
                .toList();
    }

    /** Writes the document {@code LearningSchedule}, without {@code meta}, of a request in which {@link #check} found nothing. */
    public ObjectNode answer() {
        LearningPlan plan = new LearningPlan(
                LearningPattern.of(content.path("pattern")), items(), startsOn, holds(request.path("holds")));
        SpacedSchedule schedule = SpacedSchedule.of(plan, answers(), today);
        ObjectNode body = new JsonMapper()
                .createObjectNode()
                .put("curriculum", request.path("curriculum").asString(""))
                .put("curriculumVersion", request.path("curriculumVersion").asInt(0))
                .put("today", today.toString());
        var due = body.putArray("due");
        schedule.due().forEach(due::add);
        var questions = body.putArray("questions");
        for (SpacedSchedule.Question one : schedule.questions()) {
            ObjectNode told = questions
                    .addObject()
                    .put("item", one.item())
                    .put("status", one.status().code());
            if (one.nextDue() != null) {
                told.put("nextDue", one.nextDue().toString());
            }
            told.put("asked", one.asked()).put("correctInARow", one.correctInARow());
        }
        return body;
    }
}
