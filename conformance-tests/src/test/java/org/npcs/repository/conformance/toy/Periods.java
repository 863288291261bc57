package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reporting periods, attestations and denominators. */
final class Periods {

    private final Archive archive;

    Periods(Archive archive) {
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listReportingPeriods", this::list);
        operations.put("getAttestation", context -> one(context, "attestation"));
        operations.put("putAttestation", context -> put(context, "attestation", "status"));
        operations.put("getDenominator", context -> one(context, "denominator"));
        operations.put("putDenominator", context -> put(context, "denominator", "value"));
        operations.put("getDataQuality", context -> new Scores(archive).of(context));
        operations.put("listDenominators", context -> {
            String period = context.path().getOrDefault("period", "");
            List<ObjectNode> items = archive.statements.stream()
                    .filter(doc -> doc.owner.equals(context.owner()) && doc.noun.equals("denominator"))
                    .filter(doc -> doc.key.startsWith(period + "/"))
                    .map(this::record)
                    .toList();
            return Archive.guarded(archive.page(context, items));
        });
    }

    private Reply list(Context context) {
        String owner = context.owner();
        Map<String, String> query = context.query();
        boolean federal = query.getOrDefault("calendar", "calendar").equals("federal-fiscal");
        String length = query.getOrDefault("length", "quarter");
        LocalDate to = LocalDate.parse(
                query.getOrDefault("to", LocalDate.now(ZoneOffset.UTC).toString()));
        LocalDate from =
                LocalDate.parse(query.getOrDefault("from", to.minusYears(1).toString()));
        List<ObjectNode> items = new ArrayList<>();
        for (Span span = Span.at(federal, length, from); !span.start().isAfter(to); span = span.next()) {
            items.add(period(owner, span));
        }
        return Archive.guarded(archive.page(context, items));
    }

    private ObjectNode period(String owner, Span span) {
        ObjectNode item = Reply.JSON.createObjectNode();
        item.put("id", span.id()).put("calendar", span.federal() ? "federal-fiscal" : "calendar");
        item.put("length", span.length()).put("label", span.id());
        item.put("periodStart", span.start().toString())
                .put("periodEnd", span.end().toString());
        item.put("ended", span.end().isBefore(LocalDate.now(ZoneOffset.UTC)));
        item.put("incidents", arrived(owner, span.id()));
        ArrayNode attestations = item.putArray("attestations");
        for (String kind : List.of("incident", "review")) {
            Optional<Doc> stated = archive.statement(owner, "attestation", span.id() + "/" + kind);
            attestations
                    .addObject()
                    .put("recordKind", kind)
                    .put("state", stated.map(this::state).orElse("expected"));
        }
        item.putArray("denominators");
        return item.put("overdue", false);
    }

    private Reply one(Context context, String noun) {
        Doc doc = archive.statement(context.owner(), noun, key(context)).orElseThrow(() -> new Refusal("not-found"));
        return Archive.guarded(
                Reply.json(200, record(doc)).header("ETag", doc.current().etag()));
    }

    private Reply put(Context context, String noun, String required) {
        JsonNode member = context.body().path(required);
        if (member.isMissingNode()) {
            throw new Refusal("validation-failed");
        }
        Doc made = new Doc(context.owner(), noun, key(context), 0);
        String outcome = archive.state(context, made, member.asString("stated"), context.body());
        Doc doc = archive.statement(made.owner, noun, made.key).orElseThrow();
        Reply reply = Archive.guarded(
                Reply.json(outcome.equals("created") ? 201 : 200, record(doc).put("outcome", outcome)));
        return reply.header("ETag", doc.current().etag())
                .header("Location", context.request().path());
    }

    private ObjectNode record(Doc doc) {
        String[] key = doc.key.split("/");
        ObjectNode body = Reply.JSON.createObjectNode().put("id", doc.id).put("jurisdiction", doc.owner);
        body.put("period", key[0]).put(doc.noun.equals("attestation") ? "recordKind" : "denominator", key[1]);
        if (doc.noun.equals("attestation")) {
            body.put("state", state(doc)).put("records", arrived(doc.owner, key[0]));
        }
        body.put("version", doc.current().number()).put("etag", doc.current().etag());
        body.put("createdAt", doc.versions.get(0).at().toString());
        body.put("updatedAt", doc.current().at().toString());
        body.set("content", doc.current().content().deepCopy());
        return body;
    }

    private String state(Doc attestation) {
        String stated = attestation.current().state();
        boolean overtaken = stated.equals("none-to-report")
                && attestation.key.endsWith("/incident")
                && arrived(attestation.owner, attestation.key.split("/")[0]) > 0;
        return overtaken ? "superseded" : stated;
    }

    private long arrived(String owner, String period) {
        Span span = Span.of(period);
        return archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner) && !doc.review)
                .map(doc -> doc.current().content().path("eventDate").asString(""))
                .filter(day -> !day.isEmpty() && span.holds(LocalDate.parse(day)))
                .count();
    }

    private static String key(Context context) {
        Map<String, String> path = context.path();
        return path.getOrDefault("period", "") + "/"
                + path.getOrDefault("recordKind", path.getOrDefault("denominator", ""));
    }
}
