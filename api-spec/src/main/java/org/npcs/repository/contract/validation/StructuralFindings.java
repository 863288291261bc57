package org.npcs.repository.contract.validation;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.CodeSystem;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.definition.Subject;

/** Words structural faults: the expectation from the schema, the rest from the rule of the catalogue. */
final class StructuralFindings {

    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("required", "STR-REQUIRED"),
            Map.entry("type", "STR-TYPE"),
            Map.entry("format", "STR-FORMAT"),
            Map.entry("pattern", "STR-PATTERN"),
            Map.entry("minimum", "STR-RANGE"),
            Map.entry("maximum", "STR-RANGE"),
            Map.entry("minLength", "STR-LENGTH"),
            Map.entry("maxLength", "STR-LENGTH"),
            Map.entry("minItems", "STR-COUNT"),
            Map.entry("maxItems", "STR-COUNT"),
            Map.entry("minProperties", "STR-COUNT"),
            Map.entry("maxProperties", "STR-COUNT"));

    private static final int SHORT_LIST = 12;

    private final Shape root;
    private final Definitions definitions;
    private final CheckContext context;
    private final @Nullable Subject subject;

    StructuralFindings(String component, Shape root, Definitions definitions, CheckContext context) {
        this.root = root;
        this.definitions = definitions;
        this.context = context;
        Subject judged = null;
        for (Subject one : Subject.values()) {
            if (one.schema().equals(component)) {
                judged = one;
            }
        }
        subject = judged;
    }

    /** Words an error of the schema check. Nothing of the error but its place and keyword is used. */
    Fault of(Error error) {
        Place place = Place.ROOT;
        Shape shape = root;
        NodePath path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            String step = String.valueOf(path.getElement(i));
            boolean declared = shape != null && (shape.items != null || shape.members.containsKey(step));
            place = new Place(place, step, declared || Pointers.printable(step));
            shape = shape == null ? null : shape.below(step);
        }
        String keyword = error.getKeyword();
        String rule = RULES.getOrDefault(keyword, "STR-SCHEMA");
        if (keyword.equals("required")) {
            String member = error.getProperty();
            return fault(rule, new Place(place, member, true), true, Expectation.given(member), List.of(), null);
        }
        String message = Expectation.of(rule, shape == null ? root.schema : shape.schema);
        return fault(rule, place, false, message, List.of(), null);
    }

    Fault unknownMember(Place place) {
        Rule rule = definitions.rule("STR-UNKNOWN-MEMBER").orElseThrow();
        Severity severity = context.tolerateUnknownMembers() ? Severity.WARNING : context.severity(rule);
        return new Fault(place.pointer(), false, true, finding(rule, severity, place, rule.message(), List.of(), null));
    }

    Fault unknownCode(Place place, CodeSystem system) {
        List<Code> codes = system.codes();
        List<String> allowed = codes.size() > SHORT_LIST
                ? List.of()
                : codes.stream().map(Code::code).toList();
        return fault("STR-CODE", place, false, null, allowed, system.page());
    }

    Fault codeOutOfPeriod(Place place, CodeSystem system, @Nullable String replacedBy) {
        List<String> allowed = replacedBy == null ? List.of() : List.of(replacedBy);
        return fault("STR-CODE-PERIOD", place, false, null, allowed, system.page());
    }

    private Fault fault(
            String id,
            Place place,
            boolean missing,
            @Nullable String message,
            List<String> allowed,
            @Nullable String allowedAt) {
        Rule rule = definitions.rule(id).orElseThrow();
        Severity severity = context.severity(rule);
        String words = message == null ? rule.message() : message;
        return new Fault(place.pointer(), missing, false, finding(rule, severity, place, words, allowed, allowedAt));
    }

    private Finding finding(
            Rule rule,
            Severity severity,
            Place place,
            String message,
            List<String> allowed,
            @Nullable String allowedAt) {
        String pointer = place.shown();
        return new Finding(
                rule.id(),
                rule.version(),
                severity,
                rule.tier(),
                rule.findingClass(),
                rule.origin(),
                pointer,
                List.of(),
                subject == null ? null : Pointers.element(definitions, subject, pointer),
                message,
                rule.fix(),
                allowed,
                allowedAt,
                rule.page(),
                null);
    }
}
