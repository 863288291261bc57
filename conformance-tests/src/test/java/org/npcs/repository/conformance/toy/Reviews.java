package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.definition.Harmonisation;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContentValidator;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.contract.validation.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reviews. */
final class Reviews {

    private static final Map<String, Set<String>> STATES = Map.of(
            "planned", Set.of("open", "cancelled"),
            "open", Set.of("rating", "cancelled"),
            "rating", Set.of("submitted"),
            "submitted", Set.of("finalised"),
            "finalised", Set.of("reopened"),
            "reopened", Set.of("submitted"),
            "cancelled", Set.of());

    private final Archive archive;
    private final Words words;
    private final Members members;

    Reviews(Archive archive, Words words, Members members) {
        this.archive = archive;
        this.words = words;
        this.members = members;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listReviews", this::list);
        operations.put("validateReview", context -> {
            String key = context.body().path("incidentLocalKey").asString("");
            Optional<Doc> incident = archive.find(context.owner(), false, key, 0);
            return Incidents.report(verdict(context, context.body(), incident, Tier.ACCEPT), context);
        });
        operations.put("getReviewByKey", context -> archive.read(context, byKey(context)));
        operations.put(
                "getReview", context -> archive.read(context, byId(context)).edit(body -> harmonise(context, body)));
        operations.put("putReview", this::put);
        operations.put("patchReview", context -> {
            Doc doc = byKey(context);
            return change(context, doc, Archive.merged(doc.current().content(), context.body()));
        });
        operations.put("putRatings", this::slot);
        operations.put("listReviewVersions", context -> archive.versions(context, byId(context)));
        operations.put("getReviewVersion", context -> archive.readVersion(context, byId(context)));
        operations.put("transitionReview", this::step);
        new Held(archive, members).register(operations);
    }

    private Reply list(Context context) {
        String owner = context.owner();
        List<ObjectNode> items = archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner) && doc.review)
                .filter(doc ->
                        Incidents.is(context.query(), "state", doc.current().state()))
                .filter(doc -> Incidents.is(context.query(), "incidentLocalKey", doc.key))
                .map(doc -> archive.record(doc, doc.current()))
                .toList();
        return Archive.guarded(archive.page(context, items))
                .edit(body -> body.path("items").forEach(item -> harmonise(context, (ObjectNode) item)));
    }

    private void harmonise(Context context, ObjectNode record) {
        String wish = context.query().getOrDefault("harmonise", "");
        if (!wish.isEmpty() && record.has("content")) {
            String[] parts = wish.split("@", 2);
            InstrumentVersion target = words.version(parts[0], parts[1]);
            if (target == null) {
                throw Refusal.parameter("invalid-parameter", "harmonise");
            }
            record.set("harmonised", Harmonisation.of(record.path("content"), target));
        }
    }

    private Doc byId(Context context) {
        return archive.byId(context, true, "reviewId");
    }

    private Doc byKey(Context context) {
        return known(context).orElseThrow(() -> new Refusal("not-found"));
    }

    private Optional<Doc> known(Context context) {
        int number = Integer.parseInt(context.path().getOrDefault("number", "0"));
        return archive.find(context.owner(), true, context.path().getOrDefault("localKey", ""), number);
    }

    private Reply put(Context context) {
        String owner = context.owner();
        String key = context.path().getOrDefault("localKey", "");
        Optional<Doc> incident = archive.find(owner, false, key, 0);
        if (incident.isEmpty()) {
            throw new Refusal("not-found");
        }
        Archive.requireStanding(incident.get());
        ObjectNode content = context.body();
        Verdict verdict = verdict(context, content, incident, Tier.ACCEPT);
        Archive.requireAccepted(verdict);
        Optional<Doc> known = known(context);
        if (known.isPresent()) {
            return change(context, known.get(), content);
        }
        Doc doc = new Doc(owner, true, key, Integer.parseInt(context.path().getOrDefault("number", "0")));
        Held.written(doc, content, context.known().clientId());
        doc.add("planned", content, context.known().clientId(), "");
        archive.docs.add(doc);
        return archive.written(201, doc, "created", verdict.warnings(), context)
                .header("Location", "/v1/reviews/" + doc.id);
    }

    private Reply change(Context context, Doc doc, ObjectNode content) {
        Verdict verdict = verdict(context, content, incident(doc), Tier.ACCEPT);
        Archive.requireAccepted(verdict);
        if (doc.current().content().equals(content)) {
            return archive.written(200, doc, "unchanged", verdict.warnings(), context);
        }
        if (doc.current().state().equals("finalised")) {
            throw new Refusal("record-closed");
        }
        Archive.requireCurrent(context, doc, content);
        Held.written(doc, content, context.known().clientId());
        doc.add(doc.current().state(), content, context.known().clientId(), "");
        return archive.written(200, doc, "updated", verdict.warnings(), context);
    }

    private Reply slot(Context context) {
        Doc doc = byId(context);
        String rater = context.path().getOrDefault("rater", "");
        ObjectNode content = (ObjectNode) doc.current().content().deepCopy();
        ArrayNode ratings = Reply.JSON.createArrayNode();
        content.path("ratings").forEach(rating -> {
            if (!rating.path("rater").asString("").equals(rater)) {
                ratings.add(rating);
            }
        });
        context.body().path("ratings").forEach(rating -> ratings.add(((ObjectNode) rating).put("rater", rater)));
        content.set("ratings", ratings);
        return change(context, doc, content);
    }

    private Reply step(Context context) {
        Doc doc = byId(context);
        String to = context.body().path("to").asString("");
        Caller caller = context.known();
        if (Set.of("finalised", "reopened").contains(to) && !caller.scopes().contains("review:finalise")) {
            throw Refusal.allowed("insufficient-scope", List.of("review:finalise"));
        }
        Archive.requireCurrent(context, doc, null);
        Archive.requireStep(doc.current().state(), STATES, to);
        if (Set.of("reopened", "cancelled").contains(to) && !context.body().has("reason")) {
            throw Refusal.parameter("invalid-parameter", "reason");
        }
        boolean alone =
                members.jurisdiction(doc.owner).path("onePersonFinalisation").asBoolean(false);
        if (to.equals("finalised") && doc.submittedBy.equals(caller.clientId()) && !alone) {
            throw new Refusal("second-person-needed");
        }
        if (Set.of("submitted", "finalised").contains(to)) {
            Archive.requireAccepted(verdict(context, doc.current().content(), incident(doc), Tier.FINAL));
        }
        doc.submittedBy = to.equals("submitted") ? caller.clientId() : doc.submittedBy;
        doc.add(to, doc.current().content(), caller.clientId(), "");
        return archive.written(200, doc, "updated", List.of(), context);
    }

    private Optional<Doc> incident(Doc review) {
        return archive.find(review.owner, false, review.key, 0);
    }

    private Verdict verdict(Context context, JsonNode content, Optional<Doc> incident, Tier tier) {
        CheckContext check = CheckContext.of(LocalDate.now(ZoneOffset.UTC), tier)
                .withInstrument(words.version(
                        content.path("instrument").asString(""),
                        content.path("instrumentVersion").asString("")))
                .withIncident(incident.map(doc -> doc.current().content()).orElse(null))
                .withUnknownMembersTolerated(context.lenient());
        return ContentValidator.published().check(Subject.REVIEW, content, check);
    }
}
