package org.npcs.repository.server.improvement;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.npcs.repository.contract.definition.BundleVersion;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.Faults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the schema of a bundle observation cannot say. */
final class ObservationRules {

    private ObservationRules() {}

    /** Faults of an observation of a bundle in a month. */
    static List<Finding> faults(String bundle, ObjectNode content, String month, YearMonth now) {
        var findings = new ArrayList<Finding>();
        if (YearMonth.parse(month).isAfter(now)) {
            findings.add(Faults.finding("IMP-R-004", ""));
        }
        Definitions.published()
                .analysis()
                .bundle(bundle, content.path("bundleVersion").asString(""))
                .ifPresentOrElse(
                        version -> findings.addAll(ofCounts(version, content)),
                        () -> findings.add(Faults.finding("IMP-R-003", "/bundleVersion", Bundles.versions(bundle))));
        return findings;
    }

    private static List<Finding> ofCounts(BundleVersion version, ObjectNode content) {
        var findings = new ArrayList<Finding>();
        var eligible = content.path("eligible").asLong(0);
        var missing = new ArrayList<>(version.elements());
        var seen = new HashSet<String>();
        long most = eligible;
        long notDone = 0;
        boolean whole = true;
        for (int i = 0; i < content.path("elements").size(); i++) {
            JsonNode one = content.at("/elements/" + i);
            var element = one.path("element").asString("");
            missing.remove(element);
            if (!version.elements().contains(element) || !seen.add(element)) {
                findings.add(Faults.finding("IMP-R-003", "/elements/" + i + "/element", version.elements()));
            }
            long not = ElementCount.of(one).notDone();
            if (ElementCount.of(one).all() != eligible) {
                findings.add(Faults.finding("IMP-R-001", "/elements/" + i));
                whole = false;
            }
            most = Math.min(most, eligible - not);
            notDone += not;
        }
        if (!missing.isEmpty()) {
            findings.add(Faults.finding("IMP-R-003", "/elements", missing));
        }
        // A child counts unless one of its elements was not done, and each that was not done belongs to one child.
        long done = content.path("allOrNoneMet").asLong(0);
        if (whole && (done > most || done < eligible - notDone)) {
            findings.add(Faults.finding("IMP-R-002", "/allOrNoneMet"));
        }
        return findings;
    }

    /** What does not hinder. */
    static List<Finding> warnings(ObjectNode content) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < content.path("elements").size(); i++) {
            if (content.at("/elements/" + i + "/notRecorded").asLong(0) > 0) {
                findings.add(Faults.finding("IMP-R-009", "/elements/" + i + "/notRecorded"));
            }
        }
        return findings;
    }
}
