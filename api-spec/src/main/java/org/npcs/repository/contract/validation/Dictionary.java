package org.npcs.repository.contract.validation;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.contract.definition.Subject;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Published definitions in the form in which expressions look things up: by key. */
final class Dictionary {

    private static final Map<InstrumentVersion, ObjectNode> INSTRUMENTS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private Dictionary() {}

    /** Returns the elements of one kind of document by path, each with {@code usage}, {@code allowedAbsence}
     * reasons and the paths {@code below} it. */
    static ObjectNode byPath(Definitions definitions, Subject subject) {
        ObjectNode byPath = JsonNodeFactory.instance.objectNode();
        for (Element element : definitions.elements()) {
            if (element.subject() == subject) {
                ObjectNode entry = byPath.putObject(element.path());
                entry.put("usage", element.usage());
                ArrayNode reasons = entry.putArray("allowedAbsence");
                element.allowedAbsence().forEach(reasons::add);
            }
        }
        for (String path : byPath.propertyNames()) {
            ArrayNode below = JsonNodeFactory.instance.arrayNode();
            byPath.propertyNames().stream()
                    .filter(other -> other.startsWith(path + '.'))
                    .forEach(below::add);
            ((ObjectNode) byPath.required(path)).set("below", below);
        }
        return byPath;
    }

    /**
     * Returns an instrument version for expressions: {@code instrument}, {@code version}, {@code status}, its dates,
     * {@code items} by key, {@code required} items, {@code values} of the scale as text, {@code missing} codes by code.
     */
    static ObjectNode of(InstrumentVersion version) {
        return INSTRUMENTS.computeIfAbsent(version, Dictionary::build);
    }

    private static ObjectNode build(InstrumentVersion version) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("instrument", version.instrument());
        view.put("version", version.version());
        view.put("status", version.status().code());
        if (version.effectiveFrom() != null) {
            view.put("effectiveFrom", version.effectiveFrom().toString());
        }
        if (version.effectiveUntil() != null) {
            view.put("effectiveUntil", version.effectiveUntil().toString());
        }
        ObjectNode items = view.putObject("items");
        ArrayNode required = view.putArray("required");
        version.items().values().forEach(item -> {
            items.putObject(item.id()).put("domain", item.domain()).put("required", item.required());
            if (item.required()) {
                required.add(item.id());
            }
        });
        ObjectNode values = view.putObject("values");
        version.values().forEach(value -> values.put(String.valueOf(value), true));
        ObjectNode missing = view.putObject("missing");
        version.missingValues().values().forEach(code -> missing.putObject(code.code())
                .put("allowedWhenFinal", code.allowedWhenFinal()));
        return view;
    }
}
