package org.npcs.repository.server.platform.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.npcs.repository.contract.definition.CodeSystem;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.server.platform.documentation.ReferencePage.Fact;

/** The data dictionary for people: every element, then every code list that an element uses. */
final class DictionaryPage {

    private static final String ABSENCE = "absence-reason";

    private DictionaryPage() {}

    static String html(Definitions definitions) {
        var page = new ReferencePage(
                "Data dictionary",
                "What each element means, why it is collected, and who sees it unless its owner decides otherwise.");
        for (Subject subject : Subject.values()) {
            var elements = definitions.elements().stream()
                    .filter(element -> element.subject() == subject)
                    .toList();
            if (!elements.isEmpty()) {
                page.heading("of-" + subject.code(), "Elements of " + subject.code());
                elements.forEach(element -> page.entry(element.id(), element.id(), facts(element)));
            }
        }
        page.heading("code-lists", "Code lists");
        var used = new TreeSet<String>(List.of(ABSENCE));
        definitions.elements().forEach(element -> {
            if (element.codeSystem() != null) {
                used.add(element.codeSystem());
            }
        });
        used.forEach(id -> codes(page, definitions.codeSystem(id).orElseThrow()));
        return page.html();
    }

    private static List<Fact> facts(Element element) {
        var document = element.json();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("Definition", document.required("definition").asString()));
        facts.add(Fact.of("Why it is collected", document.required("why").asString()));
        facts.add(Fact.of("Type", document.required("type").asString()));
        facts.add(Fact.of("Usage", element.usage()));
        facts.add(Fact.of(
                "Detail others see by default",
                document.required("defaultDetail").asString()));
        if (element.codeSystem() != null) {
            facts.add(new Fact(
                    "Allowed codes", ReferencePage.link("#codes-" + element.codeSystem(), element.codeSystem())));
        }
        facts.add(
                element.allowedAbsence().isEmpty()
                        ? Fact.of("May be absent because", "It may not be absent with a reason.")
                        : new Fact(
                                "May be absent because",
                                ReferencePage.link("#codes-" + ABSENCE, String.join(", ", element.allowedAbsence()))));
        for (var optional : List.of(
                List.of("example", "Example"),
                List.of("federal", "Federal counterpart"),
                List.of("since", "Since version"),
                List.of("until", "Until version"))) {
            var value = document.path(optional.get(0));
            if (!value.isMissingNode()) {
                facts.add(Fact.of(optional.get(1), value.asString()));
            }
        }
        return facts;
    }

    private static void codes(ReferencePage page, CodeSystem system) {
        page.table(
                "codes-" + system.id(),
                "Codes of " + system.id(),
                List.of("Code", "Meaning"),
                system.codes().stream()
                        .map(code -> List.of(code.code(), code.label()))
                        .toList());
    }
}
