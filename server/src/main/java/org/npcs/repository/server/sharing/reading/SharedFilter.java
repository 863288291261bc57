package org.npcs.repository.server.sharing.reading;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.sharing.policy.Kind;
import org.npcs.repository.server.sharing.policy.ShareableElement;
import org.npcs.repository.server.sharing.policy.ShareableElements;

/**
 * Which shared records a list holds. It compares what is shown, and nothing else is there to be compared.
 *
 * @param noun only these, or null
 * @param element element to compare, or null
 * @param value its value as it is shown; empty without an element
 */
public record SharedFilter(@Nullable String noun, @Nullable ShareableElement element, String value) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    /**
     * The filter of a request.
     *
     * @throws ProblemException {@code invalid-parameter} for an element that is not published or a value without one
     */
    public static SharedFilter of(@Nullable String noun, @Nullable String element, @Nullable String value) {
        if ((element == null) != (value == null)) {
            throw refused(element == null ? "element" : "value", "Element and value belong together.");
        }
        if (element == null || value == null) {
            return new SharedFilter(noun, null, "");
        }
        var known = ShareableElements.published()
                .find(element)
                .orElseThrow(() -> refused("element", "The element is one of the dictionary that holds a value."));
        if (Definitions.published().element(element).filter(Element::sealed).isPresent()) {
            throw refused("element", "The element is kept sealed: it can be read, but not searched.");
        }
        return new SharedFilter(noun, known, value);
    }

    /** The noun that is asked for, by itself or by its element; empty for all. */
    String asked() {
        if (element == null) {
            return noun == null ? "" : noun;
        }
        var subject = element.id().substring(0, element.id().indexOf('.'));
        return noun == null || noun.equals(subject) ? subject : "none";
    }

    /** Path of SQL/JSON that finds the value where it is shown; empty without an element. */
    String path() {
        if (element == null) {
            return "";
        }
        var path = "$" + element.id().substring(element.id().indexOf('.'));
        var band = path.replaceFirst("ageYears$", "ageBand");
        return Stream.of(path, element.kind() == Kind.AGE ? band : "")
                .filter(one -> !one.isEmpty())
                .map(one -> "exists(" + one + " ? (@ == $text || @ == $number))")
                .reduce((one, other) -> one + " || " + other)
                .map(condition -> "$ ? (" + condition.replace("exists($", "exists(@") + ")")
                .orElseThrow();
    }

    /** The value as a number, or null. */
    @Nullable
    Long number() {
        return NUMBER.matcher(value).matches() ? Long.valueOf(value) : null;
    }

    /** What tells one filter from another. */
    public List<String> binding() {
        return List.of(asked(), path(), value);
    }

    private static ProblemException refused(String parameter, String why) {
        return ProblemException.of(
                ProblemCode.INVALID_PARAMETER, d -> d.parameter(parameter).detail(why));
    }
}
