package org.npcs.repository.server.learning.web;

import java.time.LocalDate;
import org.npcs.repository.contract.learning.ActivityDefinition;
import org.npcs.repository.contract.learning.LearningStatements;
import org.npcs.repository.contract.learning.QuestionMail;
import org.npcs.repository.server.learning.Curriculum;
import org.npcs.repository.server.learning.CurriculumEdition;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents of curricula. */
final class CurriculumMapper {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CurriculumMapper() {}

    static String address(String key) {
        return "/v1/curricula/" + key;
    }

    static ObjectNode record(Curriculum curriculum, LocalDate today) {
        var stored = curriculum.stored();
        var body = JSON.createObjectNode().put("curriculum", curriculum.key()).put("state", stored.state());
        if (curriculum.published() > 0) {
            body.put("publishedVersion", curriculum.published());
        }
        body.set("content", curriculum.content());
        body.put("overdue", curriculum.overdue(today));
        if (stored.state().equals("retired") && stored.reason() != null) {
            body.put("reason", stored.reason());
        }
        return RecordAnswers.versioned(body, stored, address(curriculum.key()));
    }

    static ObjectNode version(CurriculumEdition edition) {
        var body = JSON.createObjectNode()
                .put("curriculum", edition.curriculum())
                .put("number", edition.number())
                .put("state", edition.stored().state());
        body.setAll(edition.stored().content());
        body.put("publishedAt", edition.stored().createdAt().toString());
        body.set(
                "links",
                JSON.valueToTree(
                        Answers.links("self", address(edition.curriculum()) + "/versions/" + edition.number())));
        return body;
    }

    static ObjectNode mail(CurriculumEdition edition, int index, QuestionMail mail) {
        var item = edition.items().get(index);
        return JSON.createObjectNode()
                .put("item", item.item())
                .put("itemVersion", item.itemVersion())
                .put("language", mail.language())
                .put("subject", mail.subject())
                .put("questionText", mail.question())
                .put("feedbackText", mail.feedback());
    }

    static ObjectNode activities(CurriculumEdition edition, String home) {
        var body = JSON.createObjectNode();
        var activities = body.putArray("activities");
        for (int i = 0; i < edition.items().size(); i++) {
            activities.add(ActivityDefinition.of(
                    LearningStatements.activity(
                            home, edition.curriculum(), edition.items().get(i)),
                    edition.content().path("language").asString(""),
                    edition.content().at("/items/" + i)));
        }
        return body;
    }
}
