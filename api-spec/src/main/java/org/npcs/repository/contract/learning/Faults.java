package org.npcs.repository.contract.learning;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;

/** Findings of one document. */
final class Faults {

    private final List<Finding> findings = new ArrayList<>();

    void add(String rule, String pointer) {
        findings.add(Finding.of(Definitions.published().rule(rule).orElseThrow(), pointer, List.of()));
    }

    void addUnless(boolean sound, String rule, String pointer) {
        if (!sound) {
            add(rule, pointer);
        }
    }

    List<Finding> all() {
        return findings.stream().sorted(Finding.ORDER).toList();
    }
}
