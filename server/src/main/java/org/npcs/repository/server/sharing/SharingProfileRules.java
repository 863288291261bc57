package org.npcs.repository.server.sharing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.sharing.policy.Coarsening;
import org.npcs.repository.server.sharing.policy.ShareableElement;
import org.npcs.repository.server.sharing.policy.ShareableElements;
import tools.jackson.databind.JsonNode;

/** What the schema of a sharing profile cannot say: its elements are those that can be shared, and each is chosen for once. */
final class SharingProfileRules {

    private final List<Finding> findings = new ArrayList<>();

    private SharingProfileRules() {}

    /**
     * Refuses a profile that is not clear.
     *
     * @param at pointer of the profile within the body
     * @throws ProblemException {@code validation-failed}
     */
    static void require(JsonNode profile, String at) {
        var rules = new SharingProfileRules();
        var seen = new HashSet<String>();
        for (int i = 0; i < profile.path("choices").size(); i++) {
            rules.choice(profile.at("/choices/" + i), at + "/choices/" + i, seen);
        }
        Faults.require(rules.findings);
    }

    private void choice(JsonNode choice, String at, HashSet<String> seen) {
        var coarsened = choice.path("level").asString("").equals("coarsened");
        if (coarsened && !choice.has("coarsening")) {
            add("STR-REQUIRED", at + "/coarsening");
        }
        for (int i = 0; i < choice.path("elements").size(); i++) {
            var id = choice.at("/elements/" + i).asString("");
            var pointer = at + "/elements/" + i;
            var element = ShareableElements.published().find(id);
            if (element.isEmpty()) {
                add("STR-REFERENCE", pointer);
            } else if (coarsened && choice.has("coarsening") && !fits(choice, element.get())) {
                add("STR-COARSENING", pointer);
            }
            if (!seen.add(id + ' ' + choice.path("audience").asString(""))) {
                add("STR-DUPLICATE", pointer);
            }
        }
    }

    private static boolean fits(JsonNode choice, ShareableElement element) {
        return Coarsening.of(choice.path("coarsening").asString("")).fits(element.kind());
    }

    private void add(String rule, String pointer) {
        findings.add(Faults.finding(rule, pointer));
    }
}
