package org.npcs.repository.contract.build.guard;

import static org.npcs.repository.contract.build.guard.Edits.with;
import static org.npcs.repository.contract.build.guard.Edits.without;
import static org.npcs.repository.contract.build.guard.Mutation.Expected.additive;
import static org.npcs.repository.contract.build.guard.Mutation.Expected.breaking;
import static org.npcs.repository.contract.build.guard.Mutation.Expected.editorial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.npcs.repository.contract.build.bundle.Pointers;
import org.npcs.repository.contract.build.bundle.SchemaUse;
import org.npcs.repository.contract.build.guard.Mutation.Expected;
import org.npcs.repository.contract.build.yaml.Yaml;

/** Edits of every published code, instrument part, element, rule, problem and requirement. */
final class DataMutations {

    private static final Map<String, Object> ENTRY = Map.of("code", "mutant", "label", "Mutant");

    private final Map<String, Object> data;
    private final List<Mutation> mutations = new ArrayList<>();

    private DataMutations(Map<String, Object> data) {
        this.data = data;
    }

    static List<Mutation> of(Map<String, Object> data) {
        DataMutations all = new DataMutations(data);
        for (String list : List.of(
                "code-systems",
                "instruments",
                "elements",
                "rules",
                "crosswalks",
                "dimensions",
                "tables",
                "case-definitions",
                "disclosure-rules",
                "research-rules",
                "agreement-policies",
                "measures",
                "reference-series",
                "culture-instruments",
                "bundles",
                "learning-rules",
                "problems",
                "requirements")) {
            all.entries(list);
        }
        all.names("code-systems").forEach(all::codeSystem);
        all.names("instruments").forEach(at -> all.instrument(at, at));
        all.names("elements").forEach(all::element);
        all.names("rules").forEach(all::rule);
        all.names("problems").forEach(all::problem);
        all.names("requirements").forEach(all::requirement);
        return all.mutations;
    }

    private List<String> names(String list) {
        return Yaml.map(data.get(list)).keySet().stream()
                .map(name -> Pointers.child("/" + list, name))
                .toList();
    }

    private void entries(String list) {
        Map<String, Object> entries = Yaml.map(data.get(list));
        pair("new in " + list, "", d -> d, d -> with(d, list, with(entries, "mutant", ENTRY)), additive("entry-added"));
        entries.keySet()
                .forEach(name -> pair(
                        "gone from " + list, "/" + list, e -> e, e -> without(e, name), breaking("entry-removed")));
    }

    private void codeSystem(String at) {
        for (String comment : List.of("note", "source", "version")) {
            pair("code system comment", at, c -> c, c -> with(c, comment, "mutant"), editorial("entry-commented"));
        }
        pair("code system name", at, c -> c, c -> with(c, "name", "mutant"), editorial("entry-reworded"));
        pair("code system retired", at, c -> c, c -> with(c, "status", "mutant"), additive("entry-ended"));
        pair("code system opened", at, c -> c, c -> with(c, "open", "mutant"), breaking("unknown"));
        List<Object> codes = Yaml.list(Yaml.map(Pointers.find(data, at)).get("codes"));
        pair("code new", at, c -> c, c -> with(c, "codes", Edits.plus(codes, ENTRY)), additive("entry-added"));
        for (int i = 0; i < codes.size(); i++) {
            Object code = codes.get(i);
            pair("code gone", at, c -> c, c -> with(c, "codes", Edits.minus(codes, code)), breaking("entry-removed"));
            code(at + "/codes/" + i);
        }
    }

    private void code(String at) {
        UnaryOperator<Map<String, Object>> ended = c -> with(c, "effectiveUntil", "2027-01-01");
        UnaryOperator<Map<String, Object>> active = c -> without(c, "effectiveUntil");
        pair("code ended", at, active, ended, additive("entry-ended"));
        for (String word : List.of("label", "meaning", "definition")) {
            pair(
                    "code " + word,
                    at,
                    c -> with(active.apply(c), word, "one"),
                    c -> with(active.apply(c), word, "other"),
                    breaking("code-meaning-changed"));
            pair(
                    "ended code " + word,
                    at,
                    c -> with(ended.apply(c), word, "one"),
                    c -> with(ended.apply(c), word, "other"),
                    editorial("ended-code-reworded"));
        }
        pair(
                "code start",
                at,
                c -> with(c, "effectiveFrom", "2026-01-01"),
                c -> with(c, "effectiveFrom", "2027-01-01"),
                breaking("unknown"));
    }

    private void instrument(String at, String top) {
        pair("instrument note", top, i -> i, i -> with(i, "note", "mutant"), editorial("entry-commented"));
        pair("instrument retired", top, i -> i, i -> with(i, "status", "mutant"), additive("entry-ended"));
        Map<String, Object> part = Yaml.map(Pointers.find(data, at));
        part.forEach((key, value) -> {
            if (value instanceof Map && key.equals("scale")) {
                instrument(Pointers.child(at, key), top);
            }
            List<Object> list = Yaml.list(value);
            for (int i = 0; i < list.size(); i++) {
                Object item = list.get(i);
                if (item instanceof Map) {
                    pair(
                            "instrument part gone",
                            at,
                            p -> p,
                            p -> with(p, key, Edits.minus(list, item)),
                            breaking("instrument-part-removed"));
                    instrument(Pointers.child(Pointers.child(at, key), i), top);
                }
            }
        });
        if (!at.equals(top)) {
            pair("instrument part changed", at, p -> p, p -> with(p, "name", "mutant"), breaking("instrument-changed"));
        }
    }

    private void element(String at) {
        pair("element meaning", at, e -> e, e -> with(e, "definition", "mutant"), breaking("unknown"));
        pair("element note", at, e -> e, e -> with(e, "why", "mutant"), editorial("entry-commented"));
        pair("element sealed", at, e -> without(e, "sealed"), e -> with(e, "sealed", true), additive("element-sealed"));
        pair(
                "element screened",
                at,
                e -> without(e, "screened"),
                e -> with(e, "screened", true),
                additive("element-screened"));
        pair("element usage", at, e -> e, e -> with(e, "usage", "mutant"), breaking("unknown"));
    }

    private void rule(String at) {
        pair("rule expression", at, r -> r, r -> with(r, "assert", "mutant"), breaking("unknown"));
        pair("rule severity", at, r -> r, r -> with(r, "severity", "mutant"), breaking("unknown"));
        pair("rule words", at, r -> r, r -> with(r, "message", "mutant"), editorial("entry-reworded"));
        pair("rule ended", at, r -> r, r -> with(r, "effectiveUntil", "2030-01-01"), additive("entry-ended"));
    }

    private void problem(String at) {
        pair("problem status", at, p -> p, p -> with(p, "status", 499), breaking("problem-changed"));
        pair("problem retryable", at, p -> p, p -> with(p, "retryable", "mutant"), breaking("problem-changed"));
        pair("problem words", at, p -> p, p -> with(p, "fix", "mutant"), editorial("entry-reworded"));
    }

    private void requirement(String at) {
        pair("requirement words", at, r -> r, r -> with(r, "sentence", "mutant"), additive("requirement-reworded"));
        pair("requirement intent", at, r -> r, r -> with(r, "intent", "mutant"), editorial("entry-commented"));
        pair(
                "requirement trace",
                at,
                r -> r,
                r -> with(r, "operations", List.of("mutant")),
                editorial("entry-reworded"));
        UnaryOperator<Map<String, Object>> should = r -> with(r, "level", "SHOULD");
        UnaryOperator<Map<String, Object>> must = r -> with(r, "level", "MUST");
        UnaryOperator<Map<String, Object>> onServer = r -> with(r, "binds", "server");
        UnaryOperator<Map<String, Object>> onClient = r -> with(r, "binds", "both");
        pair(
                "requirement on clients becomes a MUST",
                at,
                r -> onClient.apply(should.apply(r)),
                r -> onClient.apply(must.apply(r)),
                breaking("requirement-tightened"));
        pair(
                "requirement on servers becomes a MUST",
                at,
                r -> onServer.apply(should.apply(r)),
                r -> onServer.apply(must.apply(r)),
                additive("requirement-level-changed"));
        pair(
                "requirement is a MUST no longer",
                at,
                r -> onClient.apply(must.apply(r)),
                r -> onClient.apply(should.apply(r)),
                additive("requirement-level-changed"));
        pair("requirement binds others", at, onServer, onClient, breaking("unknown"));
    }

    private void pair(
            String name,
            String at,
            UnaryOperator<Map<String, Object>> released,
            UnaryOperator<Map<String, Object>> present,
            Expected... expected) {
        Map<String, Object> before = Edits.edit(data, at, released);
        Map<String, Object> after = Edits.edit(data, at, present);
        List<Difference> differences = Comparison.of(Kind.REFERENCE_DATA, before, after, SchemaUse.of(Map.of()));
        mutations.add(new Mutation(name, at, Set.of(expected), differences));
    }
}
