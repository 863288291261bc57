package org.npcs.repository.contract.learning;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes an item as an activity definition after xAPI 1.0.3, with the type of its interaction and the correct responses. */
public final class ActivityDefinition {

    private ActivityDefinition() {}

    /**
     * Writes the definition of an item.
     *
     * @param id identifier of the activity, see {@link LearningStatements#activity}
     * @param language language of the texts
     * @param item the document {@code CurriculumItem}
     */
    public static ObjectNode of(String id, String language, JsonNode item) {
        ObjectNode activity = new JsonMapper()
                .createObjectNode()
                .put("objectType", "Activity")
                .put("id", id);
        ObjectNode definition = activity.putObject("definition");
        definition.put("type", "http://adlnet.gov/expapi/activities/cmi.interaction");
        definition.putObject("description").put(language, item.path("text").asString(""));
        if (item.path("kind").asString("").equals("true-false")) {
            definition.put("interactionType", "true-false");
            definition
                    .putArray("correctResponsesPattern")
                    .add(item.at("/correct/0").asString(""));
            return activity;
        }
        definition.put("interactionType", "choice");
        // Several right answers are one response, joined as section 2.4.4.1 and SCORM 2004 say.
        definition
                .putArray("correctResponsesPattern")
                .add(item.path("correct").valueStream().map(JsonNode::asString).collect(Collectors.joining("[,]")));
        var choices = definition.putArray("choices");
        item.path("options").forEach(option -> choices.addObject()
                .put("id", option.path("key").asString(""))
                .putObject("description")
                .put(language, option.path("text").asString("")));
        return activity;
    }
}
