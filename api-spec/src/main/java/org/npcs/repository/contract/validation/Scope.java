package org.npcs.repository.contract.validation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.projectnessie.cel.common.types.IntT;
import org.projectnessie.cel.common.types.StringT;
import org.projectnessie.cel.common.types.ref.Val;
import org.projectnessie.cel.interpreter.Activation;
import org.projectnessie.cel.interpreter.ResolvedValue;
import tools.jackson.databind.JsonNode;

/**
 * The names that rules may use: {@code doc} the document, {@code it} the entry under {@code forEach}, {@code index} its
 * number in the array from 0, {@code key} its name in an object, {@code parent} what holds the array, {@code today}
 * the date as text, {@code instrument} and {@code incident} as far as known, {@code elements} the dictionary by path and
 * {@code facts} what {@link Facts} derives.
 */
final class Scope implements Activation {

    static final String INSTRUMENT = "instrument";
    static final String INCIDENT = "incident";
    static final Set<String> NAMES =
            Set.of("doc", "it", "index", "key", "parent", "today", INSTRUMENT, INCIDENT, "elements", "facts");

    private final ResolvedValue doc;
    private final ResolvedValue today;
    private final ResolvedValue instrument;
    private final ResolvedValue incident;
    private final ResolvedValue elements;
    private final ResolvedValue facts;
    private ResolvedValue it = ResolvedValue.ABSENT;
    private ResolvedValue parent = ResolvedValue.ABSENT;
    private ResolvedValue index = ResolvedValue.ABSENT;
    private ResolvedValue key = ResolvedValue.ABSENT;

    Scope(
            JsonNode doc,
            String today,
            @Nullable JsonNode instrument,
            @Nullable JsonNode incident,
            JsonNode elements,
            JsonNode facts) {
        this.doc = of(JsonValues.of(doc));
        this.today = of(StringT.stringOf(today));
        this.instrument = instrument == null ? ResolvedValue.ABSENT : of(JsonValues.of(instrument));
        this.incident = incident == null ? ResolvedValue.ABSENT : of(JsonValues.of(incident));
        this.elements = of(JsonValues.of(elements));
        this.facts = of(JsonValues.of(facts));
    }

    void element(JsonNode parentNode, JsonNode element, int number) {
        parent = of(JsonValues.of(parentNode));
        it = of(JsonValues.of(element));
        index = of(IntT.intOf(number));
        key = ResolvedValue.ABSENT;
    }

    void entry(JsonNode parentNode, JsonNode value, String name) {
        parent = of(JsonValues.of(parentNode));
        it = of(JsonValues.of(value));
        index = ResolvedValue.ABSENT;
        key = of(StringT.stringOf(name));
    }

    void whole() {
        it = ResolvedValue.ABSENT;
        parent = ResolvedValue.ABSENT;
        index = ResolvedValue.ABSENT;
        key = ResolvedValue.ABSENT;
    }

    @Override
    public ResolvedValue resolveName(String name) {
        return switch (name) {
            case "doc" -> doc;
            case "it" -> it;
            case "today" -> today;
            case "index" -> index;
            case "key" -> key;
            case "parent" -> parent;
            case INSTRUMENT -> instrument;
            case INCIDENT -> incident;
            case "elements" -> elements;
            case "facts" -> facts;
            default -> ResolvedValue.ABSENT;
        };
    }

    @Override
    public @Nullable Activation parent() {
        return null;
    }

    private static ResolvedValue of(Val value) {
        return ResolvedValue.resolvedValue(value);
    }
}
