package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The charter of the toy: one version in force, and what is drafted. */
final class ToyCharter {

    private static final List<String> ANSWERS = List.of("decision", "relevance", "appropriateness", "outcome");
    private static final String SETTINGS = """
            {"twoThirdsOf": "sitting-seats", "seatsPerMember": 1, "coChairBreakYears": 1, "noticeIssuer": "committee-decision",
             "participantsApprovedBy": "committee-decision", "minutesDays": 14, "proposalWaitDays": 30, "untouchedDays": 91,
             "loopDays": 60, "reviewAfterDays": 365, "ballotsOpenToMembers": true,
             "decisionsSince": "2027-01-01"}""";

    private static final String SINCE = "2027";
    private static final int REVIEW_AFTER_DAYS = 365;

    /** Its first version is to be reviewed within 60 days. */
    private static final int APPROVED_DAYS_AGO = 320;

    private final Archive archive;
    private final Set<String> adopted = new HashSet<>();
    private final List<Doc> versions = new ArrayList<>();
    private final List<Doc> reviews = new ArrayList<>();

    ToyCharter(Archive archive) {
        this.archive = archive;
        Doc first = Governance.made("charter-version", "1");
        ObjectNode content = Reply.JSON.createObjectNode().put("title", "Charter of the toy");
        content.putArray("paragraphs")
                .addObject()
                .put("key", "all")
                .put("heading", "All")
                .put("text", "All that is needed.");
        content.putObject("approval")
                .put("decision", "EC-2026-001")
                .put("relevance", "Yes.")
                .put("appropriateness", "Yes.")
                .put("outcome", "changed")
                .put(
                        "approvedOn",
                        Governance.today().minusDays(APPROVED_DAYS_AGO).toString());
        first.add("in-force", content, "toy", "");
        versions.add(first);
    }

    void require(List<Finding> findings) {
        require(findings, "");
    }

    void require(List<Finding> findings, String detail) {
        if (!findings.isEmpty()) {
            throw new Refusal("charter-rule", details -> {
                findings.forEach(one -> details.withArray("/findings").add(one.toJson()));
                details.put("charterVersion", "1").put("paragraph", "all");
                if (!detail.isEmpty()) {
                    details.put("detail", detail);
                }
            });
        }
    }

    /** Refuses a step by a rule, with the state and what is allowed. */
    void refuse(String rule, String pointer, String state, Map<String, Set<String>> steps) {
        throw new Refusal("charter-rule", details -> {
            details.withArray("/findings").add(Refusal.finding(rule, pointer).toJson());
            details.put("charterVersion", "1").put("paragraph", "all").put("state", state);
            var allowed = details.putArray("allowed");
            new java.util.TreeSet<>(steps.getOrDefault(state, Set.of())).forEach(allowed::add);
        });
    }

    void adopt(String reference) {
        adopted.add(reference);
    }

    /** Refuses a decision of a year since which they are made here, unless it was adopted; empty is none. */
    void decided(String reference) {
        boolean here = reference.matches("EC-[0-9]{4}-[0-9]{3,6}") && reference.compareTo("EC-" + SINCE) >= 0;
        if (here && !adopted.contains(reference)) {
            require(List.of(Refusal.finding("GOV-R-017", "/decision")));
        }
    }

    /** Opens the review that a structural proposal asks for; returns its identifier. */
    String structural(Context context, String proposal) {
        Doc doc = Governance.made("charter-review", "");
        ObjectNode content = Reply.JSON
                .createObjectNode()
                .put("trigger", "structural-proposal")
                .put("charterVersion", "1")
                .put("proposal", proposal);
        doc.add("open", content, context.known().clientId(), "");
        reviews.add(doc);
        return doc.id;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put(
                "listCharterVersions",
                context -> Archive.guarded(archive.page(
                        context, versions.stream().map(this::version).toList())));
        operations.put("getCharterVersion", context -> {
            Doc doc = Governance.byKey(context, versions, "charterVersion");
            return Legal.answer(200, doc, version(doc));
        });
        operations.put("putCharterVersion", context -> {
            String key = context.path().getOrDefault("charterVersion", "");
            versions.stream()
                    .filter(doc -> doc.key.equals(key) && !doc.current().state().equals("draft"))
                    .forEach(doc -> Archive.requireStep(doc.current().state(), Map.of(), "draft"));
            return Governance.put(context, versions, "charter-version", key, "draft", this::version);
        });
        operations.put("transitionCharterVersion", this::move);
        operations.put(
                "listCharterReviews",
                context -> Archive.guarded(archive.page(
                        context, reviews.stream().map(ToyCharter::review).toList())));
        operations.put("getCharterReview", context -> {
            Doc doc = Governance.find(context, reviews, "charterReviewId");
            return Legal.answer(200, doc, review(doc));
        });
        operations.put("createCharterReview", context -> {
            Doc doc = Governance.made("charter-review", "");
            doc.add("open", context.body(), context.known().clientId(), "");
            reviews.add(doc);
            return Legal.answer(201, doc, review(doc)).header("Location", "/v1/charter-reviews/" + doc.id);
        });
        operations.put("transitionCharterReview", context -> {
            Doc doc = Governance.find(context, reviews, "charterReviewId");
            Archive.requireStep(doc.current().state(), Map.of("open", Set.of("closed")), to(context));
            answered(context.body());
            ObjectNode content = (ObjectNode) doc.current().content().deepCopy();
            ANSWERS.forEach(name -> content.set(name, context.body().path(name)));
            content.put("closedOn", Governance.today().toString());
            doc.add("closed", content, context.known().clientId(), "");
            return Legal.answer(200, doc, review(doc));
        });
    }

    private static String to(Context context) {
        return context.body().path("to").asString("");
    }

    private Reply move(Context context) {
        Doc doc = Governance.byKey(context, versions, "charterVersion");
        Archive.requireStep(
                doc.current().state(),
                Map.of("draft", Set.of("approved"), "approved", Set.of("in-force")),
                to(context));
        ObjectNode content = (ObjectNode) doc.current().content().deepCopy();
        if (to(context).equals("approved")) {
            answered(context.body());
            ObjectNode approval = content.putObject("approval");
            ANSWERS.forEach(name -> approval.set(name, context.body().path(name)));
            approval.put("approvedOn", Governance.today().toString());
        } else {
            String from = context.body()
                    .path("inForceFrom")
                    .asString(Governance.today().toString());
            if (!LocalDate.parse(from).isAfter(Governance.today())) {
                require(List.of(Refusal.finding("GOV-R-003", "/inForceFrom")));
            }
            content.put("inForceFrom", from);
        }
        doc.add(to(context), content, context.known().clientId(), "");
        return Legal.answer(200, doc, version(doc));
    }

    private void answered(ObjectNode step) {
        require(ANSWERS.stream()
                .filter(name -> !step.has(name))
                .map(name -> Refusal.finding("GOV-R-002", "/" + name))
                .toList());
    }

    private ObjectNode version(Doc doc) {
        JsonNode content = doc.current().content();
        ObjectNode body = Reply.JSON.createObjectNode().put("charterVersion", doc.key);
        body.setAll((ObjectNode) content.deepCopy());
        ObjectNode settings = (ObjectNode) Reply.JSON.readTree(SETTINGS);
        if (content.path("settings") instanceof ObjectNode stated) {
            settings.setAll(stated);
        }
        body.set("settings", settings);
        String state = doc.current().state();
        if (!state.equals("draft")) {
            ObjectNode hashed = Reply.JSON.createObjectNode();
            List.of("title", "paragraphs", "settings").forEach(name -> hashed.set(name, body.path(name)));
            body.put("contentHash", "sha256:" + StrictJson.sha256(hashed));
        }
        int open = (int) reviews.stream()
                .filter(one -> one.current().state().equals("open"))
                .filter(one -> one.current()
                        .content()
                        .path("charterVersion")
                        .asString("")
                        .equals(doc.key))
                .count();
        body.put("openReviews", open);
        if (state.equals("in-force")) {
            body.put("reviewDueOn", reviewDueOn(content).toString());
            body.put("inForceFrom", Governance.today().toString());
        }
        var flags = body.putArray("flags");
        if (state.equals("in-force") && open == 0) {
            flags(content).forEach(flags::add);
        }
        body.put("state", state.equals("in-force") && open > 0 ? "in-review" : state);
        return Legal.ended(body, doc);
    }

    private static LocalDate reviewDueOn(JsonNode content) {
        return LocalDate.parse(content.path("approval").path("approvedOn").asString(""))
                .plusDays(REVIEW_AFTER_DAYS);
    }

    private static List<String> flags(JsonNode content) {
        long left = ChronoUnit.DAYS.between(Governance.today(), reviewDueOn(content));
        return left > 60 ? List.of() : List.of(left > 30 ? "review-within-60-days" : "review-within-30-days");
    }

    /** What should be looked at in the version in force. */
    List<String> flags() {
        return version(versions.get(0))
                .path("flags")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static ObjectNode review(Doc doc) {
        ObjectNode body = Reply.JSON.createObjectNode().put("id", doc.id);
        body.setAll((ObjectNode) doc.current().content().deepCopy());
        return Legal.ended(body.put("state", doc.current().state()), doc);
    }
}
