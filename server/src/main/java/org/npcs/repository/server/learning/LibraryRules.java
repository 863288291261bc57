package org.npcs.repository.server.learning;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
import tools.jackson.databind.node.ObjectNode;

/** What the schema of a library item cannot say. */
final class LibraryRules {

    private LibraryRules() {}

    /** Faults with which an item is not even a draft. */
    static List<Finding> faults(ObjectNode content) {
        var findings = new ArrayList<>(Faults.suspected("LRN-R-002", content, texts(content)));
        if (content.path("kind").asString("").equals("lesson") && !content.has("result")) {
            findings.add(Faults.finding("LRN-R-001", "/result"));
        }
        return findings;
    }

    private static List<String> texts(ObjectNode content) {
        var texts = new ArrayList<>(List.of("/title", "/summary"));
        for (int i = 0; i < content.path("body").size(); i++) {
            texts.add("/body/" + i + "/heading");
            texts.add("/body/" + i + "/text");
        }
        for (int i = 0; i < content.path("interests").size(); i++) {
            texts.add("/interests/" + i);
        }
        for (int i = 0; i < content.path("evidence").size(); i++) {
            texts.add("/evidence/" + i + "/statement");
        }
        return texts;
    }

    /** What does not hinder. */
    static List<Finding> warnings(ObjectNode content) {
        return content.has("source") && !content.path("ownerShown").asBoolean(false)
                ? List.of(Faults.finding("LRN-R-009", "/source"))
                : List.of();
    }
}
