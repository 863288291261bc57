package org.npcs.repository.server.sharing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the schema of an agreement cannot say: its parts name each other, and its days have an order. */
final class AgreementRules {

    private final ObjectNode content;
    private final List<Finding> findings = new ArrayList<>();

    private AgreementRules(ObjectNode content) {
        this.content = content;
    }

    /**
     * Refuses an agreement whose parts do not fit.
     *
     * @throws ProblemException {@code validation-failed}
     */
    static void require(String owner, ObjectNode content) {
        var rules = new AgreementRules(content);
        rules.parties(owner);
        rules.terms();
        rules.days();
        if (!rules.findings.isEmpty()) {
            throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(rules.findings));
        }
    }

    private void parties(String owner) {
        var parties = names("parties", "party");
        var owned = content.path("parties")
                .valueStream()
                .anyMatch(one -> one.path("party").asString("").equals(owner)
                        && one.path("role").asString("").equals("owner"));
        if (!owned) {
            add("STR-NAMED", "/parties", List.of(owner));
        }
        var seen = new HashSet<Signatory>();
        for (int i = 0; i < content.path("signatories").size(); i++) {
            var one = content.at("/signatories/" + i);
            var party = one.path("party").asString("");
            if (!parties.contains(party)) {
                add("STR-NAMED", "/signatories/" + i + "/party", parties);
            }
            if (!seen.add(new Signatory(party, one.path("office").asString("")))) {
                add("STR-DUPLICATE", "/signatories/" + i, List.of());
            }
        }
    }

    private void terms() {
        var clauses = names("clauses", "id");
        if (new HashSet<>(clauses).size() < clauses.size()) {
            add("STR-DUPLICATE", "/clauses", List.of());
        }
        for (int i = 0; i < content.path("terms").size(); i++) {
            JsonNode term = content.at("/terms/" + i);
            if (!clauses.contains(term.path("clause").asString(""))) {
                add("STR-NAMED", "/terms/" + i + "/clause", clauses);
            }
            if (term.path("level").asString("").equals("coarsened") && !term.has("coarsening")) {
                add("STR-REQUIRED", "/terms/" + i + "/coarsening", List.of());
            }
        }
    }

    private void days() {
        var from = content.path("effectiveFrom").asString("");
        var to = content.path("effectiveTo").asString("");
        if (!to.isEmpty() && to.compareTo(from) < 0) {
            add("STR-DAYS", "/effectiveTo", List.of());
        }
    }

    private List<String> names(String list, String member) {
        return content.path(list)
                .valueStream()
                .map(one -> one.path(member).asString(""))
                .collect(Collectors.toList());
    }

    private void add(String rule, String pointer, List<String> allowed) {
        findings.add(Finding.of(Definitions.published().rule(rule).orElseThrow(), pointer, allowed));
    }
}
