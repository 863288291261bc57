package org.npcs.repository.server.sharing.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;

/** The elements that can be shared. Whatever is not among them is never shown to anybody but its owner. */
public final class ShareableElements {

    private static final ShareableElements PUBLISHED =
            new ShareableElements(Definitions.published().elements());

    private final Map<String, ShareableElement> elements;

    private ShareableElements(Collection<Element> dictionary) {
        var ids = dictionary.stream().map(Element::id).toList();
        var found = new ArrayList<ShareableElement>();
        found.add(owner("incident"));
        dictionary.stream()
                .filter(element -> ids.stream().noneMatch(id -> id.startsWith(element.id() + '.')))
                .map(ShareableElements::of)
                .forEach(found::add);
        found.add(owner("review"));
        found.add(stated("outcome.observation", "What the owner states of outcome measures, as yearly aggregates."));
        found.add(stated("improvement.observation", "What the owner observes of care bundles, as monthly aggregates."));
        found.add(stated("learning.counts", "What the owner counts in cohorts of spaced learning, as aggregates."));
        elements = found.stream()
                .collect(Collectors.toMap(
                        ShareableElement::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** The elements of the published dictionary. */
    public static ShareableElements published() {
        return PUBLISHED;
    }

    /** All elements in the order of the dictionary. */
    public List<ShareableElement> all() {
        return List.copyOf(elements.values());
    }

    /** One element. */
    public Optional<ShareableElement> find(String id) {
        return Optional.ofNullable(elements.get(id));
    }

    private static ShareableElement owner(String subject) {
        return new ShareableElement(subject + ".jurisdiction", Kind.OWNER, "Whose record it is.", Level.NONE, "1.2.0");
    }

    /** What an owner states as aggregates: there is no record of it to see, it can be counted or not. */
    private static ShareableElement stated(String id, String definition) {
        return new ShareableElement(id, Kind.OTHER, definition, Level.NONE, "1.3.0");
    }

    private static ShareableElement of(Element element) {
        var page = element.json();
        return new ShareableElement(
                element.id(),
                kind(element.id(), page.path("example").asString("")),
                page.path("definition").asString(""),
                Level.of(page.path("defaultDetail").asString("none")),
                page.path("since").asString(""));
    }

    private static Kind kind(String id, String example) {
        if (id.endsWith(".ageYears")) {
            return Kind.AGE;
        }
        try {
            LocalDate.parse(example);
            return Kind.DATE;
        } catch (DateTimeParseException other) {
            return Kind.OTHER;
        }
    }
}
