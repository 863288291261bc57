package org.npcs.repository.contract.build.guard;

import static org.npcs.repository.contract.build.guard.GuardRule.additive;
import static org.npcs.repository.contract.build.guard.GuardRule.breaking;
import static org.npcs.repository.contract.build.guard.GuardRule.editorial;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a change of reference data, problems and requirements means: stored records and programs refer to them for ever. */
final class DataGuardRules {

    private static final Set<Kind> COLLECTIONS = Set.of(
            Kind.CODE_SYSTEMS,
            Kind.CODES,
            Kind.INSTRUMENTS,
            Kind.ELEMENTS,
            Kind.RULES,
            Kind.CROSSWALKS,
            Kind.ANALYSIS,
            Kind.PROBLEMS,
            Kind.REQUIREMENTS);

    private static final Set<Kind> ENTRIES = Set.of(
            Kind.CODE_SYSTEM, Kind.CODE, Kind.INSTRUMENT, Kind.ELEMENT, Kind.RULE, Kind.PROBLEM, Kind.REQUIREMENT);

    /** Members that only comment, whatever the entry is. */
    private static final Set<String> COMMENTS = Set.of(
            "note",
            "source",
            "provenance",
            "attribution",
            "licence",
            "version",
            "example",
            "why",
            "intent",
            "announcedOn");

    /** Members that are words for people, where programs and stored records refer to the id. */
    private static final Map<Kind, Set<String>> WORDS = Map.of(
            Kind.CODE_SYSTEM, Set.of("name", "title", "description"),
            Kind.INSTRUMENT, Set.of(),
            Kind.ELEMENT, Set.of("federal", "name"),
            Kind.RULE, Set.of("message", "fix", "pass", "fail", "name"),
            Kind.PROBLEM, Set.of("title", "causes", "fix"),
            Kind.REQUIREMENT, Set.of("operations", "untestable"));

    private static final Set<String> MEANING = Set.of("label", "meaning", "definition", "description");

    private static final Set<String> END = Set.of("status", "effectiveUntil", "replacedBy");

    static final List<GuardRule> ALL = List.of(
            additive(
                    "entry-added",
                    "A published list has one more entry.",
                    d -> COLLECTIONS.contains(d.kind()) && d.isAdded()),
            breaking(
                    "entry-removed",
                    "A published code, instrument, element, rule, problem or requirement is gone; ids live for ever.",
                    d -> COLLECTIONS.contains(d.kind()) && d.isRemoved()),
            editorial(
                    "entry-commented",
                    "A comment on a published entry changed.",
                    d -> ENTRIES.contains(d.kind()) && COMMENTS.contains(d.key())),
            editorial(
                    "entry-reworded",
                    "Words for people changed; the meaning is kept elsewhere.",
                    d -> WORDS.getOrDefault(d.kind(), Set.of()).contains(d.key())),
            additive(
                    "element-sealed",
                    "An element is kept sealed from now on, or no longer; owners read it as before.",
                    d -> d.at(Kind.ELEMENT, "sealed")),
            additive(
                    "element-screened",
                    "An element is screened from now on, or no longer; what the owner sends is stored as before.",
                    d -> d.at(Kind.ELEMENT, "screened")),
            additive(
                    "entry-ended",
                    "A published entry got an end or another standing.",
                    d -> ENTRIES.contains(d.kind()) && d.kind() != Kind.PROBLEM && END.contains(d.key())),
            breaking(
                    "code-meaning-changed",
                    "A code in use means something else; stored records would change their meaning.",
                    d -> d.kind() == Kind.CODE && MEANING.contains(d.key()) && !isEnded(d.holder())),
            editorial(
                    "ended-code-reworded",
                    "The words of a code out of use changed.",
                    d -> d.kind() == Kind.CODE && MEANING.contains(d.key()) && isEnded(d.holder())),
            breaking(
                    "instrument-part-removed",
                    "An item, domain or value of a published instrument version is gone.",
                    d -> d.kind() == Kind.INSTRUMENT_PARTS && d.isRemoved()),
            breaking(
                    "instrument-changed",
                    "A published instrument version changed; a change needs a version of its own.",
                    d -> d.kind() == Kind.INSTRUMENT_PARTS && !d.isRemoved()
                            || d.kind() == Kind.INSTRUMENT_PART
                            || d.at(Kind.INSTRUMENT, "scale", "missingValues", "domains", "instrument", "name")),
            breaking(
                    "problem-changed",
                    "Status or repeatability of a problem code changed.",
                    d -> d.at(Kind.PROBLEM, "status", "retryable")),
            additive("requirement-reworded", "A requirement has other words.", d -> d.at(Kind.REQUIREMENT, "sentence")),
            breaking(
                    "requirement-tightened",
                    "A requirement on clients became a MUST.",
                    d -> isLevel(d) && "MUST".equals(d.after()) && bindsClients(d)),
            additive(
                    "requirement-level-changed",
                    "The level of a requirement changed without new demands on clients.",
                    d -> isLevel(d) && !("MUST".equals(d.after()) && bindsClients(d))));

    private DataGuardRules() {}

    private static boolean isEnded(Map<String, Object> code) {
        return code.containsKey("effectiveUntil") || "retired".equals(code.get("status"));
    }

    private static boolean isLevel(Difference d) {
        return d.at(Kind.REQUIREMENT, "level") && d.isChanged();
    }

    private static boolean bindsClients(Difference d) {
        return !"server".equals(d.holder().get("binds"));
    }
}
