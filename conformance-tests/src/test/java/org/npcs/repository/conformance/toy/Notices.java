package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Safety notices: drafted by one person, passed by two others, told to an audience. */
final class Notices {

    static final Map<String, Set<String>> STATES = Map.of(
            "draft", Set.of("gate", "withdrawn"),
            "gate", Set.of("draft", "issued", "withdrawn"),
            "issued", Set.of("amended", "closed", "withdrawn"),
            "amended", Set.of("amended", "closed", "withdrawn"));

    private static final List<String> TEXTS = List.of("title", "hazard", "population", "balancingMeasure");
    private static final List<String> WEIGHED =
            List.of("feasibility", "unintendedEffects", "burden", "equity", "measure");
    private static final List<String> QUESTIONS =
            Definitions.published().codeSystem("notice-question").orElseThrow().codes().stream()
                    .map(Code::code)
                    .toList();

    private final Archive archive;
    private final Members members;
    private final Releases releases;
    private final ToyCharter charter;
    private final List<Notice> all = new ArrayList<>();

    /** A notice in its present state. */
    static final class Notice {
        final Doc doc = new Doc("OPERATOR", "safety-notice", "", 0);
        final Map<String, JsonNode> reviews = new LinkedHashMap<>();
        final Set<String> cleared = new HashSet<>();
        final Map<String, Doc> audience = new TreeMap<>();
        final List<ObjectNode> told = new ArrayList<>();
        String draftedBy = "";
        String number = "";
        int edition;

        @Nullable
        ObjectNode amendment;

        Instant issuedAt = Instant.EPOCH;

        @Nullable
        Instant amendedAt;

        @Nullable
        Instant endedAt;

        String state() {
            return doc.current().state();
        }

        ObjectNode content() {
            return (ObjectNode) doc.current().content();
        }

        ObjectNode pending() {
            ObjectNode other = amendment;
            return other == null ? content() : other;
        }

        boolean ended() {
            return endedAt != null;
        }

        /** The instant up to which time counts. */
        Instant now() {
            Instant end = endedAt;
            return end == null ? Instant.now() : end;
        }

        boolean passed() {
            return reviews.entrySet().stream()
                            .filter(one -> !one.getKey().equals(draftedBy))
                            .filter(one -> one.getValue().path("passes").asBoolean(false))
                            .count()
                    >= 2;
        }
    }

    Notices(Archive archive, Members members, Releases releases, ToyCharter charter) {
        this.archive = archive;
        this.charter = charter;
        this.members = members;
        this.releases = releases;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("createSafetyNotice", this::draft);
        operations.put(
                "listSafetyNotices",
                context -> Archive.guarded(archive.page(
                        context,
                        all.stream()
                                .filter(one -> visible(context, one))
                                .filter(one -> context.query()
                                        .getOrDefault("state", one.state())
                                        .equals(one.state()))
                                .map(one -> record(context, one))
                                .toList())));
        operations.put("getSafetyNotice", this::read);
        operations.put("putSafetyNotice", this::put);
        operations.put(
                "listSafetyNoticeVersions", context -> Archive.guarded(archive.page(context, known(context).told)));
        operations.put("transitionSafetyNotice", this::move);
        operations.put("createGateReview", this::review);
        operations.put("createNoticeRedaction", this::clear);
    }

    /** Those that were issued and that the caller may read. */
    List<Notice> issued(Context context) {
        return all.stream()
                .filter(one -> !one.number.isEmpty() && visible(context, one))
                .toList();
    }

    static boolean manages(Context context) {
        return context.known().kind().equals("operator");
    }

    private static boolean visible(Context context, Notice notice) {
        return manages(context)
                || notice.edition > 0
                        && notice.audience.containsKey(context.known().jurisdiction());
    }

    Notice known(Context context) {
        String key = context.path().getOrDefault("notice", "");
        return all.stream()
                .filter(one -> one.doc.id.equals(key) || one.number.equals(key))
                .filter(one -> visible(context, one))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    List<Notice> issuedTo(String member) {
        return all.stream().filter(one -> one.audience.containsKey(member)).toList();
    }

    private Reply draft(Context context) {
        requireEvidence(context);
        Notice notice = new Notice();
        notice.draftedBy = context.known().clientId();
        notice.doc.add("draft", context.body(), notice.draftedBy, "");
        all.add(notice);
        return answer(context, 201, notice).header("Location", "/v1/safety-notices/" + notice.doc.id);
    }

    private Reply put(Context context) {
        Notice notice = known(context);
        if (notice.state().equals("gate") || notice.ended()) {
            Archive.requireStep(notice.state(), Map.of(), "draft");
        }
        Archive.requireCurrent(context, notice.doc, context.body());
        requireEvidence(context);
        notice.reviews.clear();
        notice.draftedBy = context.known().clientId();
        if (notice.edition > 0) {
            notice.amendment = context.body();
        }
        JsonNode told = notice.edition > 0 ? notice.content() : context.body();
        notice.doc.add(notice.state(), told, notice.draftedBy, "");
        return answer(context, 200, notice);
    }

    private Reply move(Context context) {
        Notice notice = known(context);
        String to = context.body().path("to").asString("");
        String reason = context.body().path("reason").asString("");
        Archive.requireStep(notice.state(), STATES, to);
        boolean ends = Set.of("closed", "withdrawn").contains(to);
        if (ends && reason.isEmpty()) {
            throw Refusal.parameter("invalid-parameter", "reason");
        }
        boolean tells = Set.of("issued", "amended").contains(to);
        if (tells && !notice.passed()) {
            throw new Refusal("second-person-needed");
        }
        if (tells || to.equals("gate")) {
            require(notice);
            charter.decided(notice.pending().path("decision").asString(""));
        }
        ObjectNode content = tells ? notice.pending() : notice.content();
        notice.doc.add(to, content, context.known().clientId(), reason);
        Instant now = notice.doc.current().at();
        if (tells) {
            tell(notice, content, now);
        }
        notice.endedAt = ends ? now : null;
        if (notice.edition > 0) {
            noted(context, notice);
        }
        return answer(context, 200, notice);
    }

    private void tell(Notice notice, ObjectNode content, Instant now) {
        notice.amendment = null;
        notice.edition++;
        if (notice.edition == 1) {
            int place = 1
                    + (int) all.stream()
                            .filter(one -> one.edition > 0 && one != notice)
                            .count();
            notice.issuedAt = now;
            notice.number =
                    "NPCS-SN-" + LocalDate.ofInstant(now, ZoneOffset.UTC).getYear() + (place < 10 ? "-0" : "-") + place;
        } else {
            notice.amendedAt = now;
        }
        members.jurisdictions.forEach((code, one) -> {
            boolean asked = content.path("audience").asString("").equals("all-members")
                    || content.path("audienceKinds").valueStream().anyMatch(kind -> kind.equals(one.path("kind")));
            if (asked && !notice.audience.containsKey(code)) {
                Doc entry = new Doc(code, "safety-notice", notice.number, 0);
                notice.audience.put(code, entry);
                archive.statements.add(entry);
            }
        });
    }

    /** Each member of the audience finds the step in its feed; readers find it in the versions. */
    private static void noted(Context context, Notice notice) {
        Doc.Version now = notice.doc.current();
        notice.audience
                .values()
                .forEach(entry ->
                        entry.add(now.state(), now.content(), context.known().clientId(), ""));
        ObjectNode version = Reply.JSON
                .createObjectNode()
                .put("version", now.number())
                .put("state", now.state())
                .put("edition", notice.edition)
                .put("at", now.at().toString());
        if (!now.reason().isEmpty()) {
            version.put("reason", now.reason());
        }
        notice.told.add(version.set("content", now.content().deepCopy()));
    }

    private Reply review(Context context) {
        Notice notice = known(context);
        String client = context.known().clientId();
        if (client.equals(notice.draftedBy)) {
            throw new Refusal("second-person-needed");
        }
        JsonNode answers = context.body().path("answers");
        List<String> asked = answers.valueStream()
                .map(one -> one.path("question").asString(""))
                .toList();
        if (!asked.containsAll(QUESTIONS) || asked.size() > QUESTIONS.size()) {
            throw Refusal.of("NTC-R-008", "/answers");
        }
        require(notice);
        notice.doc.add(notice.state(), notice.content(), client, "");
        ObjectNode review = Reply.JSON
                .createObjectNode()
                .put("by", client)
                .put("at", notice.doc.current().at().toString())
                .put("passes", answers.valueStream().allMatch(one -> one.path("answer")
                        .asString("")
                        .equals("met")));
        notice.reviews.put(client, review.set("answers", answers));
        return answer(context, 201, notice);
    }

    private Reply clear(Context context) {
        Notice notice = known(context);
        String pointer = context.body().path("pointer").asString("");
        if (!held(notice).containsKey(pointer)) {
            throw Refusal.parameter("invalid-parameter", "pointer");
        }
        if (context.known().clientId().equals(notice.draftedBy)) {
            throw new Refusal("second-person-needed");
        }
        notice.cleared.add(notice.pending().at(pointer).asString(""));
        notice.doc.add(notice.state(), notice.content(), context.known().clientId(), "");
        return answer(context, 201, notice);
    }

    private void requireEvidence(Context context) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < context.body().path("evidence").size(); i++) {
            if (!told(context, context.body().at("/evidence/" + i))) {
                findings.add(Refusal.finding("NTC-R-002", "/evidence/" + i));
            }
        }
        Refusal.unlessSound(findings);
    }

    boolean issued(String number) {
        return all.stream().anyMatch(one -> one.edition > 0 && one.number.equals(number));
    }

    boolean told(Context context, JsonNode evidence) {
        try {
            releases.answering(context, evidence.path("release").asString(""));
        } catch (Refusal unknown) {
            return false;
        }
        return Definitions.published()
                .analysis()
                .table(evidence.path("table").asString(""))
                .map(table -> table.periods().stream()
                        .flatMap(length -> Figures.rows(table, List.of(), length, "all").stream())
                        .anyMatch(row -> row.has("nLower")
                                && row.path("period").equals(evidence.path("period"))
                                && evidence.path("cells").valueStream().allMatch(cell -> cell.path("code")
                                        .equals(row.path(cell.path("dimension").asString(""))))))
                .orElse(false);
    }

    private static void require(Notice notice) {
        List<Finding> findings = new ArrayList<>();
        ObjectNode content = notice.pending();
        for (int i = 0; i < content.path("actions").size(); i++) {
            for (String member : WEIGHED) {
                if (!content.at("/actions/" + i).has(member)) {
                    findings.add(Refusal.finding("NTC-R-001", "/actions/" + i + "/" + member));
                }
            }
        }
        held(notice).keySet().forEach(pointer -> findings.add(Refusal.finding("NTC-R-004", pointer)));
        Refusal.unlessSound(findings);
    }

    private static Map<String, List<String>> held(Notice notice) {
        Map<String, List<String>> held = new TreeMap<>();
        for (String member : TEXTS) {
            String text = notice.pending().path(member).asString("");
            List<String> kinds = TextScreening.published().suspicions(text).stream()
                    .map(kind -> kind.code())
                    .toList();
            if (!kinds.isEmpty() && !notice.cleared.contains(text)) {
                held.put("/" + member, kinds);
            }
        }
        return held;
    }

    private Reply read(Context context) {
        Notice notice = known(context);
        String accept = context.request().header("Accept");
        String format = context.query().getOrDefault("format", "");
        if (format.equals("html") || format.isEmpty() && accept.startsWith("text/html")) {
            StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><body><h1>" + notice.number + " "
                    + notice.content().path("title").asString("") + "</h1>");
            notice.content().path("actions").forEach(one -> page.append("<p>")
                    .append(one.path("text").asString(""))
                    .append("</p>"));
            return file("text/html;charset=UTF-8", page.toString());
        }
        return format.equals("pdf") || format.isEmpty() && accept.startsWith("application/pdf")
                ? file("application/pdf", "%PDF-1.6\n" + notice.number)
                : answer(context, 200, notice);
    }

    private static Reply file(String type, String text) {
        return Archive.guarded(new Reply(200, text.getBytes(StandardCharsets.UTF_8)).header("Content-Type", type));
    }

    private static Reply answer(Context context, int status, Notice notice) {
        return Archive.guarded(Reply.json(status, record(context, notice))
                .header("ETag", notice.doc.current().etag()));
    }

    private static ObjectNode record(Context context, Notice notice) {
        ObjectNode body = Reply.JSON.createObjectNode().put("id", notice.doc.id);
        if (!notice.number.isEmpty()) {
            body.put("number", notice.number);
        }
        body.put("state", notice.state()).put("edition", notice.edition);
        body.set("content", notice.content().deepCopy());
        if (manages(context)) {
            managed(body, notice);
        }
        if (notice.edition > 0) {
            put(body, "issuedAt", notice.issuedAt);
        }
        put(body, "amendedAt", notice.amendedAt);
        put(body, "endedAt", notice.endedAt);
        if (notice.ended()) {
            body.put("reason", notice.doc.current().reason());
        }
        return Legal.ended(body, notice.doc);
    }

    private static void put(ObjectNode body, String name, @Nullable Instant at) {
        if (at != null) {
            body.put(name, at.toString());
        }
    }

    private static void managed(ObjectNode body, Notice notice) {
        ObjectNode amendment = notice.amendment;
        if (amendment != null) {
            body.set("amendment", amendment.deepCopy());
        }
        ObjectNode gate = body.putObject("gate").put("draftedBy", notice.draftedBy);
        ArrayNode held = gate.putArray("held");
        held(notice).forEach((pointer, kinds) -> {
            ArrayNode array = held.addObject().put("pointer", pointer).putArray("kinds");
            kinds.forEach(array::add);
        });
        ArrayNode reviews = gate.putArray("reviews");
        notice.reviews.values().forEach(reviews::add);
        gate.put("passed", notice.passed());
        ArrayNode warnings = body.putArray("warnings");
        if (!notice.pending().has("balancingMeasure")) {
            warnings.add(Refusal.finding("NTC-R-005", "/balancingMeasure").toJson());
        }
        TEXTS.stream()
                .filter(member -> TextScreening.published()
                        .blames(notice.pending().path(member).asString("")))
                .forEach(member ->
                        warnings.add(Refusal.finding("NTC-R-006", "/" + member).toJson()));
    }
}
