package org.npcs.repository.conformance.toy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.npcs.repository.contract.screening.TextScreening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where members stand with notices. */
final class NoticeResponses {

    private static final String NOUN = "notice-response";
    private static final int LEAST_OTHERS = 5;
    private static final Set<String> OPEN = Set.of("not-seen", "acknowledged", "assessing");
    private static final Map<String, Set<String>> STEPS = Map.of(
            "not-seen", Set.of("acknowledged"),
            "acknowledged", Set.of("assessing", "not-applicable", "action-planned"),
            "assessing", Set.of("not-applicable", "action-planned"),
            "not-applicable", Set.of("assessing"),
            "action-planned", Set.of("action-done", "assessing"),
            "action-done", Set.of("assessing"));

    private final Archive archive;
    private final Notices notices;
    private final Map<String, Integer> editions = new HashMap<>();

    NoticeResponses(Archive archive, Notices notices) {
        this.archive = archive;
        this.notices = notices;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("getNoticeResponse", context -> {
            String owner = context.owner();
            Notices.Notice notice = notices.known(context);
            return answer(200, record(owner, notice, true), stored(owner, notice));
        });
        operations.put("listNoticeResponses", context -> {
            String owner = context.owner();
            return Archive.guarded(archive.page(
                    context,
                    notices.issuedTo(owner).stream()
                            .map(one -> record(owner, one, false))
                            .toList()));
        });
        operations.put("putNoticeResponse", this::put);
        operations.put("getNoticeUptake", this::uptake);
    }

    private List<Doc> stored(String owner, Notices.Notice notice) {
        return archive.statement(owner, NOUN, notice.doc.id).stream().toList();
    }

    private Reply put(Context context) {
        String owner = context.owner();
        Notices.Notice notice = notices.known(context);
        ObjectNode body = context.body();
        if (body.has("note") != body.has("noteFor")) {
            throw Refusal.of("STR-REQUIRED", "/noteFor");
        }
        if (!TextScreening.published()
                .suspicions(body.path("note").asString(""))
                .isEmpty()) {
            throw Refusal.of("NTC-R-004", "/note");
        }
        if (notice.ended()) {
            Archive.requireStep(notice.state(), Map.of(), "acknowledged");
        }
        List<Doc> before = stored(owner, notice);
        String from = before.isEmpty() ? "not-seen" : before.get(0).current().state();
        String to = body.path("state").asString("");
        if (!from.equals(to)) {
            Archive.requireStep(from, STEPS, to);
        }
        archive.state(context, new Doc(owner, NOUN, notice.doc.id, 0), to, body);
        Doc doc = stored(owner, notice).get(0);
        editions.put(doc.id + doc.current().number(), notice.edition);
        return answer(before.isEmpty() ? 201 : 200, record(owner, notice, true), List.of(doc))
                .header("Location", before.isEmpty() ? context.request().path() : "");
    }

    private static Reply answer(int status, ObjectNode body, List<Doc> doc) {
        return Archive.guarded(Reply.json(status, body)
                .header("ETag", doc.isEmpty() ? "" : doc.get(0).current().etag()));
    }

    private ObjectNode record(String owner, Notices.Notice notice, boolean whole) {
        List<Doc> stored = stored(owner, notice);
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("jurisdiction", owner)
                .put("notice", notice.number)
                .put("noticeId", notice.doc.id)
                .put("noticeState", notice.state())
                .put("state", "not-seen");
        stored.forEach(doc -> {
            body.setAll((ObjectNode) doc.current().content().deepCopy());
            body.put("edition", editions.getOrDefault(doc.id + doc.current().number(), 1));
        });
        Instant now = notice.now();
        body.put("currentEdition", notice.edition)
                .put("issuedAt", notice.issuedAt.toString())
                .put("respondBy", notice.content().path("respondBy").asString(""))
                .put("daysSinceIssue", Duration.between(notice.issuedAt, now).toDays());
        clocks(body, notice, body);
        if (whole) {
            ArrayNode steps = body.putArray("steps");
            stored.forEach(doc -> doc.versions.forEach(one -> steps.addObject()
                    .put("state", one.state())
                    .put("role", one.content().path("role").asString(""))
                    .put("edition", editions.getOrDefault(doc.id + one.number(), 1))
                    .put("at", one.at().toString())));
        }
        return stored.isEmpty() ? body.put("version", 0) : Legal.ended(body, stored.get(0));
    }

    private static void clocks(ObjectNode body, Notices.Notice notice, JsonNode response) {
        Instant now = notice.now();
        String today = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        String state = response.path("state").asString("");
        String planned = response.path("plannedFor").asString(today);
        String by = notice.content().path("respondBy").asString("");
        body.put("overdue", OPEN.contains(state) && today.compareTo(by) > 0);
        body.put("actionOverdue", state.equals("action-planned") && today.compareTo(planned) > 0);
    }

    private Reply uptake(Context context) {
        Notices.Notice notice = notices.known(context);
        if (notice.edition == 0) {
            throw new Refusal("not-found");
        }
        boolean managed = Notices.manages(context);
        String own = context.known().jurisdiction();
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("notice", notice.number)
                .put("noticeId", notice.doc.id)
                .put("noticeState", notice.state())
                .put("respondBy", notice.content().path("respondBy").asString(""));
        ArrayNode rows = body.putArray("rows");
        List<String> notes = new ArrayList<>();
        boolean counted = managed || notice.audience.size() > LEAST_OTHERS;
        Map<String, Integer> states = new HashMap<>();
        for (String member : notice.audience.keySet()) {
            ObjectNode response = record(member, notice, false);
            states.merge(response.path("state").asString(""), 1, Integer::sum);
            if (managed || member.equals(own)) {
                rows.add(row(member, response));
            }
            if (counted
                    && response.has("note")
                    && (managed || response.path("noteFor").asString("").equals("members"))) {
                notes.add(response.path("note").asString(""));
            }
        }
        if (counted) {
            body.set("totals", totals(notice, states));
        } else {
            body.put("totalsWithheld", "too-few-members");
        }
        notes.stream().sorted().forEach(body.putArray("notes")::add);
        return Archive.guarded(Reply.json(200, body));
    }

    private static ObjectNode row(String member, ObjectNode response) {
        ObjectNode row =
                Reply.JSON.createObjectNode().put("jurisdiction", member).put("kind", "state");
        for (String name : List.of("state", "edition", "plannedFor", "overdue", "actionOverdue")) {
            if (response.has(name)) {
                row.set(name, response.get(name));
            }
        }
        if (response.has("updatedAt")) {
            row.set("at", response.get("updatedAt"));
        }
        return row;
    }

    private static ObjectNode totals(Notices.Notice notice, Map<String, Integer> states) {
        ObjectNode totals = Reply.JSON.createObjectNode().put("audience", notice.audience.size());
        Map.of(
                        "notSeen", "not-seen",
                        "acknowledged", "acknowledged",
                        "assessing", "assessing",
                        "notApplicable", "not-applicable",
                        "actionPlanned", "action-planned",
                        "actionDone", "action-done")
                .forEach((name, state) -> totals.put(name, states.getOrDefault(state, 0)));
        totals.put("overdue", 0).put("actionOverdue", 0).putArray("adopted");
        return totals;
    }
}
