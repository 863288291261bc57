package org.npcs.repository.server.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.springframework.http.MediaType;

/** The forms in which one thing is told, the usual one first, by the words of the parameter {@code format}. */
public final class AnswerForms {

    private final Map<String, MediaType> types;

    private AnswerForms(Map<String, MediaType> types) {
        this.types = types;
    }

    /** The usual form alone. */
    public static AnswerForms of(String usual, MediaType type) {
        return new AnswerForms(Map.of(usual, type));
    }

    /** A further form. */
    public AnswerForms or(String format, MediaType type) {
        var more = new LinkedHashMap<>(types);
        more.put(format, type);
        return new AnswerForms(more);
    }

    /**
     * The form that is wanted: the one that was named, else the first that the caller accepts, in the order of what it prefers;
     * the usual one where it does not matter.
     */
    public String wanted(@Nullable String format, RequestFacts facts) {
        return format != null
                ? format
                : facts.accepted().stream()
                        .flatMap(range ->
                                types.entrySet().stream().filter(form -> range.isCompatibleWith(form.getValue())))
                        .findFirst()
                        .orElseGet(() -> types.entrySet().iterator().next())
                        .getKey();
    }
}
