package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.definition.OutcomeCatalogue;
import org.npcs.repository.contract.measure.ObservationCheck;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Observations of outcomes, and outcomes made of them and of incidents. */
final class Outcomes {

    private static final String NOUN = "outcome-observation";
    private static final int FEW = 20;
    private static final Map<String, Set<String>> STEPS = Map.of("stated", Set.of("retracted"));

    private final OutcomeCatalogue catalogue = Definitions.published().outcomes();
    private final Archive archive;

    Outcomes(Archive archive) {
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listOutcomes", this::outcomes);
        operations.put("listOutcomeObservations", this::list);
        operations.put("getOutcomeObservation", this::get);
        operations.put("putOutcomeObservation", this::put);
        operations.put("transitionOutcomeObservation", this::move);
    }

    private Reply list(Context context) {
        String owner = context.owner();
        List<ObjectNode> items = archive.statements.stream()
                .filter(doc -> doc.owner.equals(owner) && doc.noun.equals(NOUN))
                .map(doc -> record(doc, doc.current()))
                .filter(one -> meets(context, one, "measure") && meets(context, one, "period"))
                .filter(one -> meets(context, one, "state"))
                .toList();
        return Archive.guarded(archive.page(context, items));
    }

    private static boolean meets(Context context, ObjectNode record, String member) {
        String wanted = context.query().getOrDefault(member, "");
        return wanted.isEmpty() || record.path(member).asString("").equals(wanted);
    }

    private Reply get(Context context) {
        Doc doc = find(context);
        Doc.Version version = at(doc, asOf(context)).orElseThrow(() -> new Refusal("not-found"));
        return Archive.guarded(Reply.json(200, record(doc, version)).header("ETag", version.etag()));
    }

    private Reply put(Context context) {
        String key = key(context);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        ObjectNode content = context.body();
        List<Finding> findings = ObservationCheck.check(
                context.path().getOrDefault("measure", ""),
                content,
                Span.of(context.path().getOrDefault("period", "")).end(),
                today);
        if (findings.stream().anyMatch(finding -> !finding.severity().code().equals("warning"))) {
            throw Refusal.of(findings);
        }
        Optional<Doc> known = archive.statement(context.owner(), NOUN, key);
        Doc doc = known.orElseGet(() -> new Doc(context.owner(), NOUN, key, 0));
        String outcome = known.isEmpty() ? "created" : "updated";
        if (known.isEmpty()) {
            archive.statements.add(doc);
        } else if (doc.current().content().equals(content)
                && doc.current().state().equals("stated")) {
            outcome = "unchanged";
        } else {
            Archive.requireCurrent(context, doc, content);
        }
        if (!outcome.equals("unchanged")) {
            doc.add(
                    "stated",
                    content,
                    context.known().clientId(),
                    context.query().getOrDefault("reason", ""));
        }
        return Archive.guarded(Reply.json(
                                known.isEmpty() ? 201 : 200,
                                record(doc, doc.current()).put("outcome", outcome))
                        .header("ETag", doc.current().etag()))
                .header("Location", context.request().path());
    }

    private Reply move(Context context) {
        Doc doc = find(context);
        String to = context.body().path("to").asString("");
        String reason = context.body().path("reason").asString("");
        Archive.requireStep(doc.current().state(), STEPS, to);
        if (reason.isEmpty()) {
            throw Refusal.parameter("invalid-parameter", "reason");
        }
        doc.add(to, doc.current().content(), context.known().clientId(), reason);
        return Archive.guarded(Reply.json(200, record(doc, doc.current()))
                .header("ETag", doc.current().etag()));
    }

    private Doc find(Context context) {
        return archive.statement(context.owner(), NOUN, key(context)).orElseThrow(() -> new Refusal("not-found"));
    }

    private String key(Context context) {
        context.owner();
        String measure = context.path().getOrDefault("measure", "");
        if (catalogue.measure(measure).map(Measure::computed).orElse(true)) {
            throw Refusal.parameter("invalid-parameter", "measure");
        }
        return measure + "/" + context.path().getOrDefault("period", "");
    }

    private ObjectNode record(Doc doc, Doc.Version version) {
        String[] key = doc.key.split("/");
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("id", doc.id)
                .put("jurisdiction", doc.owner)
                .put("measure", key[0])
                .put("period", key[1])
                .put("state", version.state());
        if (version.state().equals("retracted")) {
            body.put("retractionReason", version.reason());
        }
        body.put("version", version.number())
                .put("etag", version.etag())
                .put("createdAt", doc.versions.get(0).at().toString())
                .put("updatedAt", version.at().toString());
        body.set("content", version.content().deepCopy());
        ArrayNode warnings = body.putArray("warnings");
        catalogue
                .measure(key[0], version.content().path("measureVersion").asString(""))
                .ifPresent(measure -> ObservationCheck.warnings(measure, version.content())
                        .forEach(finding -> warnings.add(finding.toJson())));
        return body;
    }

    private Reply outcomes(Context context) {
        String owner = context.owner();
        Instant asOf = Optional.ofNullable(asOf(context)).orElseGet(Instant::now);
        int together = Integer.parseInt(context.query().getOrDefault("together", "1"));
        List<ObjectNode> items = new ArrayList<>();
        String domain = context.query().getOrDefault("domain", "");
        String wanted = context.query().getOrDefault("measure", "");
        if (!wanted.isEmpty() && catalogue.measure(wanted).isEmpty()) {
            throw Refusal.parameter("invalid-parameter", "measure");
        }
        catalogue.newest().stream()
                .filter(measure -> wanted.isEmpty() || measure.id().equals(wanted))
                .filter(measure -> domain.isEmpty() || measure.domain().equals(domain))
                .forEach(measure ->
                        spans(context).forEach(span -> items.add(outcome(owner, measure, span, asOf, together))));
        return Archive.guarded(archive.page(context, items).edit(body -> body.put("jurisdiction", owner)
                .put("asOf", asOf.truncatedTo(ChronoUnit.MICROS).toString())));
    }

    private static List<Span> spans(Context context) {
        Map<String, String> query = context.query();
        if (!query.getOrDefault("period", "").isEmpty()) {
            return List.of(Span.of(query.getOrDefault("period", "")));
        }
        LocalDate to = LocalDate.parse(
                query.getOrDefault("to", LocalDate.now(ZoneOffset.UTC).toString()));
        LocalDate from =
                LocalDate.parse(query.getOrDefault("from", to.minusYears(2).toString()));
        List<Span> spans = new ArrayList<>();
        boolean federal = query.getOrDefault("calendar", "calendar").equals("federal-fiscal");
        for (Span span = Span.at(federal, query.getOrDefault("length", "year"), from);
                !span.start().isAfter(to);
                span = span.next()) {
            spans.add(span);
        }
        return spans;
    }

    private ObjectNode outcome(String owner, Measure measure, Span span, Instant asOf, int together) {
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("measure", measure.id())
                .put("measureVersion", measure.version())
                .put("title", measure.title())
                .put("domain", measure.domain())
                .put("period", span.id())
                .put("periodStart", span.start().toString())
                .put("periodEnd", span.end().toString())
                .put("periods", together);
        ObjectNode numerator = side(body, "numerator", measure.numerator());
        ObjectNode denominator = side(body, "denominator", measure.denominator());
        String status = "available";
        Span each = span;
        for (int i = 0; i < together && status.equals("available"); i++) {
            status = measure.computed()
                    ? computed(owner, measure, each, asOf, numerator, denominator)
                    : stated(owner, measure, each, asOf, numerator, denominator);
            body.put("periodStart", each.start().toString());
            each = Span.at(each.federal(), each.length(), each.start().minusDays(1));
        }
        if (!status.equals("available") && together > 1) {
            numerator.remove("value");
            denominator.remove("value");
        }
        if (status.equals("available") && denominator.path("value").asLong(0) == 0) {
            status = "denominator-zero";
        }
        body.put("status", status);
        body.put("per", measure.per()).put("kind", measure.kind()).put("direction", measure.direction());
        if (status.equals("available")) {
            long counted = numerator.path("value").asLong(0);
            body.put(
                    "value",
                    (double) counted * measure.per() / denominator.path("value").asLong(1));
            body.put("unstable", counted <= FEW);
        }
        measure.balancing().forEach(body.putArray("balancing")::add);
        measure.cautions().forEach(body.putArray("cautions")::add);
        return body;
    }

    private static ObjectNode side(ObjectNode body, String name, Measure.Side side) {
        return body.putObject(name).put("title", side.title()).put("unit", side.unit());
    }

    private String stated(
            String owner, Measure measure, Span span, Instant asOf, ObjectNode numerator, ObjectNode denominator) {
        Optional<Doc.Version> version =
                archive.statement(owner, NOUN, measure.id() + "/" + span.id()).flatMap(doc -> at(doc, asOf));
        if (version.isEmpty() || version.get().state().equals("retracted")) {
            return version.isEmpty() ? "not-observed" : "retracted";
        }
        JsonNode content = version.get().content();
        number(numerator, content, measure.numerator().part());
        number(denominator, content, measure.denominator().part());
        return "available";
    }

    private static ObjectNode add(ObjectNode side, long value) {
        return side.put("value", side.path("value").asLong(0) + value);
    }

    private static void number(ObjectNode side, JsonNode content, @Nullable String part) {
        content.path("parts").forEach(one -> {
            if (one.path("part").asString("").equals(part)) {
                add(side, one.path("value").asLong(0))
                        .put("source", content.at("/source/kind").asString(""));
            }
        });
    }

    private String computed(
            String owner, Measure measure, Span span, Instant asOf, ObjectNode numerator, ObjectNode denominator) {
        Optional<Doc.Version> stated = archive.statement(
                        owner,
                        "denominator",
                        span.id() + "/" + measure.denominator().denominator())
                .flatMap(doc -> at(doc, asOf));
        stated.ifPresent(version ->
                add(denominator, version.content().path("value").asLong(0)).put("source", "stated-denominator"));
        if (count(owner, span, asOf, content -> true) == 0) {
            return "nothing-reported";
        }
        String kind = String.valueOf(measure.numerator().caseDefinition());
        add(numerator, count(owner, span, asOf, content -> Archive.kind(content).equals(kind)))
                .put("source", "incidents");
        return stated.isEmpty() ? "denominator-missing" : "available";
    }

    private long count(String owner, Span span, Instant asOf, Predicate<JsonNode> which) {
        return archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner) && doc.noun.equals("incident"))
                .flatMap(doc -> at(doc, asOf).stream())
                .filter(version -> !Set.of("voided", "merged", "withdrawn").contains(version.state()))
                .map(Doc.Version::content)
                .filter(content -> content.has("eventDate")
                        && span.holds(LocalDate.parse(content.path("eventDate").asString())))
                .filter(which)
                .count();
    }

    private static @Nullable Instant asOf(Context context) {
        String asOf = context.query().getOrDefault("asOf", "");
        return asOf.isEmpty() ? null : Instant.parse(asOf);
    }

    private static Optional<Doc.Version> at(Doc doc, @Nullable Instant asOf) {
        return doc.versions.stream()
                .filter(version -> asOf == null || !version.at().isAfter(asOf))
                .reduce((earlier, later) -> later);
    }
}
