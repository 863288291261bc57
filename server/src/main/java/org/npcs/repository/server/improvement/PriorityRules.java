package org.npcs.repository.server.improvement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
import tools.jackson.databind.node.ObjectNode;

/** What the schema of a quality priority cannot say. */
final class PriorityRules {

    private PriorityRules() {}

    /** Faults with which a priority is not stored. */
    static List<Finding> faults(ObjectNode content, String state) {
        var findings = new ArrayList<>(Faults.suspected("IMP-R-007", content, texts(content)));
        findings.addAll(keys(content, "drivers"));
        findings.addAll(keys(content, "measures"));
        findings.addAll(tree(content));
        findings.addAll(published(content));
        if (content.has("bundle") != content.has("bundleVersion")) {
            findings.add(Faults.finding("STR-REQUIRED", content.has("bundle") ? "/bundleVersion" : "/bundle"));
        } else if (content.has("bundle")) {
            var bundle = content.path("bundle").asString("");
            var version = content.path("bundleVersion").asString("");
            if (Definitions.published().analysis().bundle(bundle, version).isEmpty()) {
                findings.add(Faults.finding("STR-NAMED", "/bundleVersion", Bundles.versions(bundle)));
            }
        }
        findings.addAll(decided(content, state));
        return findings;
    }

    /** From its adoption on, it is named who decided. */
    static List<Finding> decided(ObjectNode content, String state) {
        return Priority.UNDECIDED.contains(state) || content.has("decision")
                ? List.of()
                : List.of(Faults.finding("IMP-R-008", "/decision"));
    }

    private static List<Finding> keys(ObjectNode content, String list) {
        var findings = new ArrayList<Finding>();
        var keys = new HashSet<String>();
        for (int i = 0; i < content.path(list).size(); i++) {
            var pointer = "/" + list + "/" + i + "/key";
            if (!keys.add(content.at(pointer).asString(""))) {
                findings.add(Faults.finding("STR-DUPLICATE", pointer));
            }
        }
        return findings;
    }

    private static List<Finding> published(ObjectNode content) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < content.path("measures").size(); i++) {
            var measure = content.at("/measures/" + i + "/measure");
            if (measure.isString()
                    && Definitions.published()
                            .outcomes()
                            .measure(measure.asString())
                            .isEmpty()) {
                findings.add(Faults.finding("IMP-R-012", "/measures/" + i + "/measure"));
            }
        }
        return findings;
    }

    /** A secondary driver is within a primary one. */
    private static List<Finding> tree(ObjectNode content) {
        var primary = content.path("drivers")
                .valueStream()
                .filter(one -> !one.has("within"))
                .map(one -> one.path("key").asString(""))
                .toList();
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < content.path("drivers").size(); i++) {
            var within = content.at("/drivers/" + i + "/within");
            if (within.isString() && !primary.contains(within.asString())) {
                findings.add(Faults.finding("STR-NAMED", "/drivers/" + i + "/within", primary));
            }
        }
        return findings;
    }

    private static List<String> texts(ObjectNode content) {
        var texts = new ArrayList<>(List.of("/title", "/aim", "/aimTarget"));
        List.of("drivers", "measures").forEach(list -> each(texts, content, list, "text"));
        each(texts, content, "evidence", "statement");
        return texts;
    }

    private static void each(List<String> texts, ObjectNode content, String list, String member) {
        for (int i = 0; i < content.path(list).size(); i++) {
            texts.add("/" + list + "/" + i + "/" + member);
        }
    }

    /** What does not hinder. */
    static List<Finding> warnings(ObjectNode content) {
        return content.path("measures")
                        .valueStream()
                        .anyMatch(one -> one.path("kind").asString("").equals("balancing"))
                ? List.of()
                : List.of(Faults.finding("IMP-R-005", "/measures"));
    }
}
