package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Committees, seats, offices, roles and nominations of the toy; its charter stands beside it. */
final class Governance {

    private static final String EXECUTIVE = "executive";
    private static final String LEADS = "LEAD-1";

    private final Archive archive;
    private final Members members;
    private final ToyCharter charter;
    final ToyProposals proposals;
    private final List<Doc> committees = new ArrayList<>();
    private final List<Doc> terms = new ArrayList<>();
    private final List<Doc> offices = new ArrayList<>();
    private final List<Doc> nominations = new ArrayList<>();
    private final List<Doc> roles = new ArrayList<>();

    Governance(Archive archive, Members members, ToyCharter charter) {
        this.archive = archive;
        this.members = members;
        this.charter = charter;
        this.proposals = new ToyProposals(archive, charter);
        Doc executive = made("committee", EXECUTIVE);
        executive.add(
                "set-up",
                Reply.JSON
                        .createObjectNode()
                        .put("kind", EXECUTIVE)
                        .put("name", "Executive Committee")
                        .put("purpose", "Decides together.")
                        .put("seats", 4),
                "toy",
                "");
        committees.add(executive);
        LocalDate first = today().minusMonths(3);
        for (String member : List.of("US-XA", "US-XB", "US-XC")) {
            Doc term = made("committee-term", EXECUTIVE);
            term.add(
                    "running",
                    held(member, first).put("endsOn", first.plusYears(1).toString()),
                    "toy",
                    "");
            terms.add(term);
        }
    }

    private static ObjectNode held(String member, LocalDate first) {
        return Reply.JSON
                .createObjectNode()
                .put("jurisdiction", member)
                .put("teamKey", LEADS)
                .put("startsOn", first.toString());
    }

    static Doc made(String noun, String key) {
        return new Doc("OPERATOR", noun, key, 0);
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** Seats of the Executive Committee that are taken today. */
    private List<Doc> seats() {
        return terms.stream()
                .filter(term -> term.key.equals(EXECUTIVE) && runs(term, today()))
                .toList();
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        charter.register(operations);
        proposals.register(operations);
        new ToyBallots(archive, charter, proposals, this::seats).register(operations);
        operations.put("listCommittees", context -> list(context, committees, Governance::committee));
        operations.put("getCommittee", context -> {
            Doc doc = committee(context);
            return Legal.answer(200, doc, page(doc));
        });
        operations.put("putCommittee", this::setUp);
        operations.put("getCommitteeComposition", this::composition);
        operations.put("listTerms", context -> list(context, running(context, terms), Governance::held));
        operations.put("getTerm", context -> one(context, terms, "termId"));
        operations.put("createTerm", this::seat);
        operations.put("transitionTerm", context -> {
            Doc term = find(context, terms, "termId");
            LocalDate until = day(term, "endsOn");
            LocalDate on = end(context, term);
            offices.stream()
                    .filter(office -> same(office, term)
                            && day(office, "endsOn").isAfter(on)
                            && day(office, "startsOn").isBefore(until))
                    .forEach(office -> stop(context, office, on, "seat-ended"));
            return Legal.answer(200, term, held(term));
        });
        operations.put("listOffices", context -> list(context, running(context, offices), Governance::held));
        operations.put("getOffice", context -> one(context, offices, "officeId"));
        operations.put("createOffice", this::lead);
        operations.put("transitionOffice", context -> {
            Doc office = find(context, offices, "officeId");
            end(context, office);
            return Legal.answer(200, office, held(office));
        });
        operations.put("listNominations", context -> list(context, nominations, Governance::nomination));
        operations.put("getNomination", context -> {
            Doc doc = find(context, nominations, "nominationId");
            return Legal.answer(200, doc, nomination(doc));
        });
        operations.put("createNomination", this::nominate);
        operations.put("transitionNomination", context -> {
            Doc doc = find(context, nominations, "nominationId");
            if (!doc.current().content().path("nominatedBy").asString("").equals(context.owner())) {
                throw new Refusal("not-found");
            }
            Legal.move(context, doc, Map.of("open", Set.of("withdrawn")));
            return Legal.answer(200, doc, nomination(doc));
        });
        operations.put("listGovernanceRoles", context -> list(context, roles, Governance::role));
        operations.put("getGovernanceRole", context -> {
            Doc doc = byKey(context, roles, "governanceRole");
            return Legal.answer(200, doc, role(doc));
        });
        operations.put("putGovernanceRole", this::give);
    }

    Reply list(Context context, List<Doc> docs, Function<Doc, ObjectNode> record) {
        return Archive.guarded(archive.page(context, docs.stream().map(record).toList()));
    }

    private static Reply one(Context context, List<Doc> docs, String parameter) {
        Doc doc = find(context, docs, parameter);
        return Legal.answer(200, doc, held(doc));
    }

    static Doc find(Context context, List<Doc> docs, String parameter) {
        return docs.stream()
                .filter(doc -> doc.id.equals(context.path().getOrDefault(parameter, "")))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    static Doc byKey(Context context, List<Doc> docs, String parameter) {
        return docs.stream()
                .filter(doc -> doc.key.equals(context.path().getOrDefault(parameter, "")))
                .findFirst()
                .orElseThrow(() -> new Refusal("not-found"));
    }

    /** Stores under a key: the first version or the next one. */
    static Reply put(
            Context context, List<Doc> docs, String noun, String key, String state, Function<Doc, ObjectNode> record) {
        Doc known = docs.stream().filter(doc -> doc.key.equals(key)).findFirst().orElse(null);
        if (known == null) {
            known = made(noun, key);
            docs.add(known);
        } else if (known.current().content().equals(context.body())) {
            return Legal.answer(200, known, record.apply(known));
        } else {
            Archive.requireCurrent(context, known, context.body());
        }
        known.add(state, context.body(), context.known().clientId(), "");
        Reply reply = Legal.answer(known.versions.size() == 1 ? 201 : 200, known, record.apply(known));
        return known.versions.size() == 1
                ? reply.header("Location", context.request().path())
                : reply;
    }

    private Doc committee(Context context) {
        return byKey(context, committees, "committee");
    }

    private Reply setUp(Context context) {
        ObjectNode body = context.body();
        screened(body, "name", "purpose");
        List<Finding> findings = new ArrayList<>();
        if (body.path("kind").asString("").equals(EXECUTIVE)) {
            if (body.has("sunset")) {
                findings.add(Refusal.finding("GOV-R-020", "/sunset"));
            }
        } else {
            if (body.path("goals").isEmpty()) {
                findings.add(Refusal.finding("GOV-R-004", "/goals"));
            }
            if (!body.has("decision")) {
                findings.add(Refusal.finding("GOV-R-005", "/decision"));
            }
        }
        charter.require(findings);
        return put(
                context, committees, "committee", context.path().getOrDefault("committee", ""), "set-up", this::page);
    }

    static void screened(ObjectNode body, String... names) {
        for (String name : names) {
            if (!TextScreening.published()
                    .suspicions(body.path(name).asString(""))
                    .isEmpty()) {
                throw Refusal.of("GOV-R-001", "/" + name);
            }
        }
    }

    private static ObjectNode committee(Doc doc) {
        ObjectNode body = Reply.JSON.createObjectNode().put("committee", doc.key);
        body.setAll((ObjectNode) doc.current().content().deepCopy());
        return Legal.ended(body, doc);
    }

    private ObjectNode page(Doc doc) {
        ObjectNode body = committee(doc);
        var sitting = body.putArray("sitting");
        terms.stream()
                .filter(term -> term.key.equals(doc.key) && runs(term, today()))
                .forEach(term -> {
                    ObjectNode seat = sitting.addObject().put("termId", term.id);
                    seat.setAll(kept(term));
                    seat.put("daysLeft", ChronoUnit.DAYS.between(today(), day(term, "endsOn")));
                });
        var officers = body.putArray("officers");
        offices.stream()
                .filter(office -> office.key.equals(doc.key) && runs(office, today()))
                .forEach(office -> {
                    ObjectNode one = officers.addObject().put("officeId", office.id);
                    one.setAll(kept(office));
                });
        body.putArray("advisors");
        var flags = body.putArray("flags");
        if (doc.key.equals(EXECUTIVE) && officers.size() < 2) {
            flags.add("fewer-than-two-co-chairs");
        }
        if (doc.key.equals(EXECUTIVE)) {
            charter.flags().forEach(flag -> flags.add("charter-" + flag));
        }
        return body;
    }

    /** Seats of a committee on a day. */
    List<ObjectNode> sitting(String committee, LocalDate day) {
        return terms.stream()
                .filter(term -> term.key.equals(committee) && runs(term, day))
                .map(Governance::kept)
                .toList();
    }

    /** Roles of a kind on a day. */
    List<JsonNode> serving(String kind, LocalDate day) {
        return roles.stream()
                .map(role -> role.current().content())
                .filter(role -> role.path("kind").asString("").equals(kind)
                        && !LocalDate.parse(role.path("startsOn").asString("")).isAfter(day)
                        && !LocalDate.parse(role.path("endsOn").asString("9999-12-31"))
                                .isBefore(day))
                .toList();
    }

    /** Whether a position has an office of a committee today. */
    boolean leads(String committee, JsonNode position) {
        return offices.stream()
                .anyMatch(office -> office.key.equals(committee)
                        && runs(office, today())
                        && holder(office.current().content()).equals(holder(position)));
    }

    boolean knows(String committee) {
        return committees.stream().anyMatch(one -> one.key.equals(committee));
    }

    /** Refuses by a rule of the charter. */
    void refuse(String rule, String pointer) {
        charter.require(List.of(Refusal.finding(rule, pointer)));
    }

    private static ObjectNode kept(Doc doc) {
        ObjectNode kept = Reply.JSON.createObjectNode();
        for (String name : List.of("office", "jurisdiction", "organisation", "teamKey", "startsOn", "endsOn")) {
            if (doc.current().content().has(name)) {
                kept.set(name, doc.current().content().path(name));
            }
        }
        return kept;
    }

    private Reply composition(Context context) {
        Doc doc = committee(context);
        long seats = terms.stream()
                .filter(term -> term.key.equals(doc.key) && runs(term, today()))
                .count();
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("committee", doc.key)
                .put("on", today().toString())
                .put("seats", seats);
        group(body, "byKind", "kindsWithoutSeat", "state", seats);
        group(body, "bySize", "sizesWithoutSeat", "not-stated", seats);
        return Archive.guarded(Reply.json(200, body));
    }

    private void group(ObjectNode body, String groups, String gaps, String code, long seats) {
        body.putArray(groups)
                .addObject()
                .put("code", code)
                .put("seats", seats)
                .put("members", members.jurisdictions.size());
        var without = body.putArray(gaps);
        if (seats == 0) {
            without.add(code);
        }
    }

    private static List<Doc> running(Context context, List<Doc> docs) {
        String on = context.query().getOrDefault("on", "");
        return docs.stream()
                .filter(doc -> doc.key.equals(context.path().getOrDefault("committee", "")))
                .filter(doc -> on.isEmpty() || runs(doc, LocalDate.parse(on)))
                .toList();
    }

    static boolean runs(Doc doc, LocalDate day) {
        return !day(doc, "startsOn").isAfter(day) && day(doc, "endsOn").isAfter(day);
    }

    private static LocalDate day(Doc doc, String name) {
        return LocalDate.parse(doc.current().content().path(name).asString(""));
    }

    private static boolean same(Doc one, Doc other) {
        return one.key.equals(other.key)
                && holder(one.current().content()).equals(holder(other.current().content()));
    }

    private static String holder(JsonNode content) {
        return content.path("jurisdiction").asString("")
                + content.path("organisation").asString("") + "/"
                + content.path("teamKey").asString("");
    }

    private static boolean meets(Doc doc, LocalDate from, LocalDate until) {
        return day(doc, "startsOn").isBefore(until)
                && from.isBefore(day(doc, "endsOn"))
                && day(doc, "startsOn").isBefore(day(doc, "endsOn"));
    }

    private Reply seat(Context context) {
        Doc committee = committee(context);
        ObjectNode body = context.body().deepCopy();
        LocalDate from = LocalDate.parse(body.path("startsOn").asString(""));
        LocalDate until = from.plusYears(1);
        List<Finding> findings = new ArrayList<>();
        if (!body.path("teamKey").asString("").equals(LEADS)) {
            findings.add(Refusal.finding("GOV-R-007", "/teamKey"));
        }
        if (advises(body, from, until)) {
            findings.add(Refusal.finding("GOV-R-012", "/teamKey"));
        }
        if (terms.stream()
                .anyMatch(term -> term.key.equals(committee.key)
                        && holder(term.current().content()).equals(holder(body))
                        && meets(term, from, until))) {
            findings.add(Refusal.finding("GOV-R-008", "/jurisdiction"));
        }
        charter.require(findings);
        Doc term = made("committee-term", committee.key);
        term.add(
                "running", body.put("endsOn", until.toString()), context.known().clientId(), "");
        nominated(context, body, term);
        terms.add(term);
        return Legal.answer(201, term, held(term)).header("Location", "/v1/terms/" + term.id);
    }

    private void nominated(Context context, ObjectNode body, Doc term) {
        if (body.has("nomination")) {
            Doc nomination = nominations.stream()
                    .filter(one -> one.id.equals(body.path("nomination").asString(""))
                            && one.current().state().equals("open")
                            && holder(one.current().content()).equals(holder(body)))
                    .findFirst()
                    .orElseThrow(() -> Refusal.of("GOV-R-014", "/nomination"));
            ObjectNode content = (ObjectNode) nomination.current().content().deepCopy();
            nomination.add(
                    "appointed", content.put("termId", term.id), context.known().clientId(), "");
        }
    }

    private boolean advises(ObjectNode body, LocalDate from, LocalDate until) {
        return roles.stream()
                .map(role -> role.current().content())
                .anyMatch(role -> role.path("kind").asString("").equals("advisor")
                        && (role.path("organisation")
                                        .asString("-")
                                        .equals(body.path("organisation").asString(""))
                                || role.path("alsoHolds").valueStream().anyMatch(one -> holder(one)
                                        .equals(holder(body))))
                        && LocalDate.parse(role.path("startsOn").asString("")).isBefore(until)
                        && !LocalDate.parse(role.path("endsOn").asString("9999-12-31"))
                                .isBefore(from));
    }

    private Reply lead(Context context) {
        Doc committee = committee(context);
        ObjectNode body = context.body().deepCopy();
        LocalDate from = LocalDate.parse(body.path("startsOn").asString(""));
        LocalDate until =
                LocalDate.parse(body.path("endsOn").asString(from.plusDays(1).toString()));
        if (advises(body, from, until)) {
            charter.require(List.of(Refusal.finding("GOV-R-012", "/teamKey")));
        }
        boolean sits = Stream.iterate(from, day -> day.isBefore(until), day -> day.plusDays(1))
                .allMatch(day -> terms.stream()
                        .anyMatch(term -> term.key.equals(committee.key)
                                && holder(term.current().content()).equals(holder(body))
                                && runs(term, day)));
        if (!sits) {
            charter.require(List.of(Refusal.finding("GOV-R-011", "/teamKey")));
        }
        boolean full = Stream.iterate(from, day -> day.isBefore(until), day -> day.plusDays(1))
                .anyMatch(day -> offices.stream()
                                .filter(office -> office.key.equals(committee.key) && runs(office, day))
                                .count()
                        >= 2);
        if (full) {
            charter.require(List.of(Refusal.finding("GOV-R-009", "/startsOn")));
        }
        LocalDate began = from;
        for (int i = offices.size() - 1; i >= 0; i--) {
            Doc office = offices.get(i);
            if (office.key.equals(committee.key)
                    && holder(office.current().content()).equals(holder(body))
                    && day(office, "endsOn").equals(began)) {
                began = day(office, "startsOn");
            }
        }
        if (until.isAfter(began.plusYears(2))) {
            charter.require(
                    List.of(Refusal.finding("GOV-R-010", "/endsOn")),
                    "Serves since " + began + "; two years are over on " + began.plusYears(2) + ", and begin anew on "
                            + began.plusYears(3) + ".");
        }
        Doc office = made("committee-office", committee.key);
        office.add(
                "running", body.put("endsOn", until.toString()), context.known().clientId(), "");
        offices.add(office);
        return Legal.answer(201, office, held(office)).header("Location", "/v1/offices/" + office.id);
    }

    private static LocalDate end(Context context, Doc doc) {
        if (!context.body().has("reason")) {
            throw Refusal.of("STR-REQUIRED", "/reason");
        }
        LocalDate on = LocalDate.parse(context.body().path("endsOn").asString(today().toString()));
        stop(context, doc, on, context.body().path("reason").asString(""));
        return on;
    }

    private static void stop(Context context, Doc doc, LocalDate on, String reason) {
        ObjectNode content = (ObjectNode) doc.current().content().deepCopy();
        content.put("endsOn", on.toString()).put("endReason", reason);
        doc.add("ended", content, context.known().clientId(), "");
    }

    private static ObjectNode held(Doc doc) {
        ObjectNode body = Reply.JSON.createObjectNode().put("id", doc.id).put("committee", doc.key);
        body.setAll((ObjectNode) doc.current().content().deepCopy());
        return Legal.ended(body.put("state", standing(day(doc, "startsOn"), day(doc, "endsOn"))), doc);
    }

    private static String standing(LocalDate from, LocalDate over) {
        return !over.isAfter(today()) ? "ended" : from.isAfter(today()) ? "appointed" : "active";
    }

    private Reply nominate(Context context) {
        String member = context.owner();
        ObjectNode body = context.body().deepCopy();
        screened(body, "note");
        if (body.path("kind").asString("").equals("volunteered")
                && !body.path("jurisdiction").asString("").equals(member)) {
            throw Refusal.of("GOV-R-015", "/jurisdiction");
        }
        Doc doc = made("nomination", "");
        doc.add("open", body.put("nominatedBy", member), context.known().clientId(), "");
        nominations.add(doc);
        return Legal.answer(201, doc, nomination(doc)).header("Location", "/v1/nominations/" + doc.id);
    }

    private static ObjectNode nomination(Doc doc) {
        ObjectNode body = Reply.JSON.createObjectNode().put("id", doc.id);
        body.setAll((ObjectNode) doc.current().content().deepCopy());
        return Legal.ended(body.put("state", doc.current().state()), doc);
    }

    private Reply give(Context context) {
        ObjectNode body = context.body();
        screened(body, "scope");
        if (!body.path("kind").asString("").equals("coordinator") && !body.has("decision")) {
            charter.require(List.of(Refusal.finding("GOV-R-013", "/decision")));
        }
        String key = context.path().getOrDefault("governanceRole", "");
        return put(context, roles, "governance-role", key, "stated", Governance::role);
    }

    private static ObjectNode role(Doc doc) {
        JsonNode content = doc.current().content();
        ObjectNode body = Reply.JSON.createObjectNode().put("role", doc.key);
        body.setAll((ObjectNode) content.deepCopy());
        LocalDate last = LocalDate.parse(content.path("endsOn").asString("9999-12-30"));
        LocalDate from = LocalDate.parse(content.path("startsOn").asString(""));
        return Legal.ended(body.put("state", standing(from, last.plusDays(1))), doc);
    }
}
