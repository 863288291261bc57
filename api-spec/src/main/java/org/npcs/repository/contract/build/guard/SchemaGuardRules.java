package org.npcs.repository.contract.build.guard;

import static org.npcs.repository.contract.build.guard.GuardRule.additive;
import static org.npcs.repository.contract.build.guard.GuardRule.breaking;
import static org.npcs.repository.contract.build.guard.Kind.COMPONENT_SCHEMAS;
import static org.npcs.repository.contract.build.guard.Kind.PROPERTIES;
import static org.npcs.repository.contract.build.guard.Kind.SCHEMA;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change of a schema means, by who sends the value: a sender must not have to do more, a reader not expect less. */
final class SchemaGuardRules {

    private static final Set<String> UPPER =
            Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final Set<String> LOWER =
            Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final Set<String> FORM = Set.of("pattern", "const", "multipleOf");

    static final List<GuardRule> ALL = List.of(
            additive("schema-added", "A named schema is new.", d -> d.at(COMPONENT_SCHEMAS) && d.isAdded()),
            breaking("schema-removed", "A named schema is gone.", d -> d.at(COMPONENT_SCHEMAS) && d.isRemoved()),
            additive("property-added", "A property is new.", d -> d.at(PROPERTIES) && d.isAdded()),
            breaking(
                    "request-property-removed",
                    "A property that clients may send is unknown now, and unknown members are refused.",
                    d -> d.at(PROPERTIES) && d.isRemoved() && d.isRequest()),
            breaking(
                    "response-property-removed",
                    "A property that clients may read is gone.",
                    d -> d.at(PROPERTIES) && d.isRemoved() && d.isResponse()),
            breaking(
                    "request-property-required",
                    "A property has to be sent now.",
                    d -> d.at(SCHEMA, "required") && d.isAdded() && d.isRequest()),
            additive(
                    "request-property-optional",
                    "A property need not be sent any more.",
                    d -> d.at(SCHEMA, "required") && d.isRemoved() && d.isRequest()),
            additive(
                    "response-property-guaranteed",
                    "A property is always present now.",
                    d -> d.at(SCHEMA, "required") && d.isAdded() && d.isResponse()),
            breaking(
                    "response-property-optional",
                    "A property is no longer guaranteed.",
                    d -> d.at(SCHEMA, "required") && d.isRemoved() && d.isResponse()),
            additive(
                    "request-null-allowed",
                    "A value may be sent as null now.",
                    d -> isNull(d) && d.isAdded() && d.isRequest()),
            breaking(
                    "request-null-refused",
                    "A value may not be sent as null any more.",
                    d -> isNull(d) && d.isRemoved() && d.isRequest()),
            breaking(
                    "response-null-possible",
                    "A value may be null now.",
                    d -> isNull(d) && d.isAdded() && d.isResponse()),
            additive(
                    "response-null-gone",
                    "A value is never null any more.",
                    d -> isNull(d) && d.isRemoved() && d.isResponse()),
            breaking("type-changed", "A value has another type.", d -> d.at(SCHEMA, "type") && !isNull(d)),
            breaking(
                    "shape-changed",
                    "Format, uniqueness, encoding or tuple form of a value changed, and with it the type in programs.",
                    d -> d.at(SCHEMA, "format", "uniqueItems", "prefixItems", "contentEncoding", "contentMediaType")),
            breaking("reference-changed", "A value follows another named schema.", d -> d.at(SCHEMA, "$ref")),
            breaking(
                    "content-changed",
                    "Items or further members came, went or turned from closed to open.",
                    d -> d.at(SCHEMA, "items", "additionalProperties")),
            breaking("default-changed", "Leaving a value out means something else.", d -> d.at(SCHEMA, "default")),
            breaking(
                    "request-bound-tightened",
                    "A value that could be sent is out of bounds now.",
                    d -> isBound(d) && tightens(d) && d.isRequest()),
            additive(
                    "request-bound-loosened",
                    "More values may be sent.",
                    d -> isBound(d) && !tightens(d) && d.isRequest()),
            additive(
                    "response-bound-tightened",
                    "Fewer values can occur.",
                    d -> isBound(d) && tightens(d) && d.isResponse()),
            breaking(
                    "response-bound-loosened",
                    "A value beyond the released bound can occur.",
                    d -> isBound(d) && !tightens(d) && d.isResponse()),
            breaking(
                    "request-form-narrowed",
                    "A pattern or constant for what is sent came or changed.",
                    d -> isForm(d) && !d.isRemoved() && d.isRequest()),
            additive(
                    "request-form-dropped",
                    "A pattern or constant for what is sent went.",
                    d -> isForm(d) && d.isRemoved() && d.isRequest()),
            additive(
                    "response-form-promised",
                    "A pattern or constant is promised now.",
                    d -> isForm(d) && d.isAdded() && d.isResponse()),
            breaking(
                    "response-form-changed",
                    "A promised pattern or constant changed or went.",
                    d -> isForm(d) && !d.isAdded() && d.isResponse()),
            breaking(
                    "request-value-removed",
                    "A value of a closed list may not be sent any more.",
                    d -> d.at(SCHEMA, "enum") && !isWholeList(d) && d.isRemoved() && d.isRequest()),
            additive(
                    "request-value-added",
                    "A closed list of values to send has one more.",
                    d -> d.at(SCHEMA, "enum") && !isWholeList(d) && d.isAdded() && d.isRequest()),
            breaking(
                    "response-value-added",
                    "A value outside the released closed list can occur.",
                    d -> d.at(SCHEMA, "enum") && !isWholeList(d) && d.isAdded() && d.isResponse()),
            additive(
                    "response-value-removed",
                    "A value of a closed list does not occur any more.",
                    d -> d.at(SCHEMA, "enum") && !isWholeList(d) && d.isRemoved() && d.isResponse()),
            breaking(
                    "value-list-changed",
                    "A list of values came or went as a whole.",
                    d -> d.at(SCHEMA, "enum", "x-extensible-enum") && isWholeList(d)),
            additive(
                    "open-value-added",
                    "An open list names one more value.",
                    d -> d.at(SCHEMA, "x-extensible-enum") && !isWholeList(d) && d.isAdded()),
            breaking(
                    "open-value-removed",
                    "An open list lost a value.",
                    d -> d.at(SCHEMA, "x-extensible-enum") && !isWholeList(d) && d.isRemoved()),
            breaking("code-system-changed", "A code follows another code system.", d -> d.at(SCHEMA, "x-code-system")));

    private SchemaGuardRules() {}

    private static boolean isNull(Difference d) {
        return d.at(SCHEMA, "type") && ("null".equals(d.before()) || "null".equals(d.after()));
    }

    private static boolean isWholeList(Difference d) {
        return d.before() instanceof List || d.after() instanceof List;
    }

    private static boolean isForm(Difference d) {
        return d.kind() == SCHEMA && FORM.contains(d.key());
    }

    private static boolean isBound(Difference d) {
        return d.kind() == SCHEMA
                && (UPPER.contains(d.key()) || LOWER.contains(d.key()))
                && isNumberOrAbsent(d.before())
                && isNumberOrAbsent(d.after());
    }

    private static boolean isNumberOrAbsent(@Nullable Object value) {
        return value == null || value instanceof Number;
    }

    private static boolean tightens(Difference d) {
        if (d.before() == null || d.after() == null) {
            return d.before() == null;
        }
        int order = new BigDecimal(d.after().toString())
                .compareTo(new BigDecimal(d.before().toString()));
        return UPPER.contains(d.key()) ? order < 0 : order > 0;
    }
}
