package org.npcs.repository.contract.validation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.CodeSystem;
import org.npcs.repository.contract.definition.Definitions;
import tools.jackson.databind.JsonNode;

/** Walks a document beside its shape and finds members that nobody declared and codes that no list has. */
final class ShapeCheck {

    private final Definitions definitions;
    private final CheckContext context;
    private final StructuralFindings report;
    private final List<Fault> faults;
    private LocalDate eventDate;

    ShapeCheck(Definitions definitions, CheckContext context, StructuralFindings report, List<Fault> faults) {
        this.definitions = definitions;
        this.context = context;
        this.report = report;
        this.faults = faults;
        this.eventDate = context.today();
    }

    void check(Shape shape, JsonNode document) {
        JsonNode dated = context.incident() != null ? context.incident() : document;
        eventDate = eventDate(dated);
        walk(shape, document, Place.ROOT);
    }

    private LocalDate eventDate(JsonNode document) {
        try {
            return LocalDate.parse(document.path("eventDate").asString(""));
        } catch (DateTimeException noUsableDate) {
            return context.today();
        }
    }

    private void walk(Shape shape, JsonNode value, Place place) {
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                member(shape, member.getKey(), member.getValue(), place);
            }
        } else if (value.isArray()) {
            Shape items = shape.items;
            for (int i = 0; items != null && i < value.size(); i++) {
                walk(items, value.get(i), new Place(place, String.valueOf(i), true));
            }
        } else if (shape.codeSystem != null && value.isString()) {
            code(shape.codeSystem, value.stringValue(), place);
        }
    }

    private void member(Shape shape, String name, JsonNode value, Place place) {
        Shape declared = shape.members.get(name);
        if (declared != null) {
            walk(declared, value, new Place(place, name, true));
        } else if (shape.anyMember != null) {
            walk(shape.anyMember, value, new Place(place, name, Pointers.printable(name)));
        } else if (shape.closed()) {
            faults.add(report.unknownMember(new Place(place, name, Pointers.printable(name))));
        }
    }

    private void code(String systemId, String code, Place place) {
        CodeSystem system = definitions
                .codeSystem(systemId)
                .orElseThrow(() -> new IllegalStateException("no code system " + systemId));
        if (system.open()) {
            return;
        }
        Code known = system.find(code).orElse(null);
        if (known == null) {
            faults.add(report.unknownCode(place, system));
        } else if (!known.usableAt(eventDate)) {
            faults.add(report.codeOutOfPeriod(place, system, known.replacedBy()));
        }
    }
}
