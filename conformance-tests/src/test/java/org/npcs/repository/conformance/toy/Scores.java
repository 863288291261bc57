package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.Completeness;
import org.npcs.repository.contract.validation.Completeness.Answer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Scores of a period. */
final class Scores {

    private final Archive archive;

    Scores(Archive archive) {
        this.archive = archive;
    }

    Reply of(Context context) {
        Span span = Span.of(context.path().getOrDefault("period", ""));
        String owner = context.owner();
        List<Doc> docs = archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner) && !doc.review)
                .filter(doc ->
                        !List.of("voided", "merged").contains(doc.current().state()))
                .filter(doc -> doc.current().content().has("eventDate") && span.holds(event(doc)))
                .toList();
        ObjectNode body = Reply.JSON.createObjectNode().put("period", span.id());
        body.put("periodStart", span.start().toString())
                .put("periodEnd", span.end().toString())
                .put("records", docs.size());
        ArrayNode elements = body.putArray("elements");
        Completeness.asked(Subject.INCIDENT).forEach(element -> elements.add(element(element, docs)));
        body.putObject("validity").put("valid", docs.size()).putArray("rules");
        ObjectNode timeliness = body.putObject("timeliness").put("counted", docs.size());
        docs.stream()
                .map(Scores::lag)
                .sorted()
                .skip(Math.max(0, (docs.size() - 1) / 2))
                .findFirst()
                .ifPresent(days -> timeliness.put("medianDays", days));
        return Archive.guarded(Reply.json(
                200, body.put("ruleSetVersion", Definitions.published().ruleSetVersion())));
    }

    private static ObjectNode element(Element element, List<Doc> docs) {
        ObjectNode item =
                Reply.JSON.createObjectNode().put("element", element.id()).put("usage", element.usage());
        return item.put("given", count(element, docs, Answer.GIVEN))
                .put("answered", count(element, docs, Answer.REASONED))
                .put("withheld", count(element, docs, Answer.WITHHELD))
                .put("notApplicable", count(element, docs, Answer.NOT_APPLICABLE))
                .put("missing", count(element, docs, Answer.MISSING));
    }

    private static long count(Element element, List<Doc> docs, Answer answer) {
        return docs.stream()
                .filter(doc -> Completeness.of(element, doc.current().content()) == answer)
                .count();
    }

    private static LocalDate event(Doc doc) {
        return LocalDate.parse(doc.current().content().path("eventDate").asString(""));
    }

    private static long lag(Doc doc) {
        return ChronoUnit.DAYS.between(
                event(doc), LocalDate.ofInstant(doc.versions.get(0).at(), ZoneOffset.UTC));
    }
}
