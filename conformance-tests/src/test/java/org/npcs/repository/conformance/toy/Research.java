package org.npcs.repository.conformance.toy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.ResearchRuleSet;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Research requests. Both members share everything with researchers; rows that are alone are left out, and nothing is coarsened. */
final class Research {

    private static final ResearchRuleSet RULES =
            Definitions.published().analysis().researchRulesInForce();
    private static final Set<String> OWNERS = Set.of("US-XA", "US-XB");
    private static final Map<String, Set<String>> OF_OPERATOR =
            Map.of("requested", Set.of("owners-asked", "refused"), "owners-asked", Set.of("approved", "refused"));
    private static final Map<String, Set<String>> OF_RESEARCHER = Map.of(
            "requested", Set.of("cancelled"),
            "owners-asked", Set.of("cancelled"),
            "ready", Set.of("destruction-attested"));
    private static final Map<String, Set<String>> OF_OWNER =
            Map.of("asked", Set.of("agreed", "excluded"), "agreed", Set.of("excluded"), "excluded", Set.of("agreed"));

    private final Archive archive;
    private final Shared shared;
    private final Exports exports;
    private final Map<String, Filed> all = new LinkedHashMap<>();

    /** A request in its present state. */
    static final class Filed {
        final Doc doc = new Doc("OPERATOR", "research-request", "", 0);
        final Map<String, Doc> owners = new TreeMap<>();
        String requester = "";
        String client = "";
        String askedBy = "";
        String answerBy = "";
        String export = "";
        int records;

        String state() {
            return doc.current().state();
        }
    }

    Research(Archive archive, Shared shared, Exports exports) {
        this.archive = archive;
        this.shared = shared;
        this.exports = exports;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listResearchRules", context -> Archive.guarded(archive.page(context, List.of(rules()))));
        operations.put("createResearchRequest", this::file);
        operations.put("listResearchRequests", this::list);
        operations.put("getResearchRequest", context -> answer(200, known(context)));
        operations.put("transitionResearchRequest", this::move);
        operations.put("listResearchOwners", this::owners);
        operations.put("listResearchParticipations", this::asked);
        operations.put("getResearchParticipation", context -> told(ofOwner(context)));
        operations.put("transitionResearchParticipation", this::decide);
    }

    private static ObjectNode rules() {
        ObjectNode rules = RULES.json().put("contentHash", RULES.contentHash());
        rules.remove("version");
        return rules;
    }

    private Reply file(Context context) {
        ObjectNode wanted = context.body();
        List<Finding> findings = new ArrayList<>();
        each(
                wanted.path("variables"),
                "/variables/",
                name -> RULES.variable(name).isPresent(),
                findings);
        each(wanted.path("jurisdictions"), "/jurisdictions/", OWNERS::contains, findings);
        if (!LocalDate.parse(wanted.path("destroyBy").asString("")).isAfter(LocalDate.now(ZoneOffset.UTC))) {
            findings.add(Refusal.finding("STR-RANGE", "/destroyBy"));
        }
        Refusal.unlessSound(findings);
        Filed filed = new Filed();
        filed.requester = Legal.operator(context) ? "OPERATOR" : context.owner();
        filed.client = context.known().clientId();
        filed.doc.add("requested", wanted.deepCopy().put("rules", RULES.id()), filed.client, "");
        all.put(filed.doc.id, filed);
        return answer(201, filed).header("Location", "/v1/research-requests/" + filed.doc.id);
    }

    private static void each(
            JsonNode names, String pointer, java.util.function.Predicate<String> known, List<Finding> findings) {
        int place = 0;
        for (JsonNode name : names) {
            if (!known.test(name.asString())) {
                findings.add(Refusal.finding("STR-REFERENCE", pointer + place));
            }
            place++;
        }
    }

    private static boolean sees(Context context, Filed filed) {
        return Legal.operator(context) || filed.client.equals(context.known().clientId());
    }

    Filed known(Context context) {
        Filed filed = all.get(context.path().getOrDefault("researchRequestId", ""));
        if (filed == null || !sees(context, filed)) {
            throw new Refusal("not-found");
        }
        return filed;
    }

    private Reply list(Context context) {
        return Archive.guarded(archive.page(
                context,
                all.values().stream()
                        .filter(filed -> sees(context, filed))
                        .map(Research::record)
                        .toList()));
    }

    private Reply move(Context context) {
        Filed filed = known(context);
        String to = context.body().path("to").asString("");
        String client = context.known().clientId();
        Archive.requireStep(filed.state(), Legal.operator(context) ? OF_OPERATOR : OF_RESEARCHER, to);
        switch (to) {
            case "owners-asked" -> ask(filed, client);
            case "approved" -> approve(filed, client);
            default -> {
                exports.expire(filed.export);
                filed.doc.add(to, filed.doc.current().content(), client, "");
            }
        }
        return answer(200, filed);
    }

    private void ask(Filed filed, String client) {
        filed.askedBy = client;
        filed.answerBy = Instant.now()
                .plus(Duration.ofDays(RULES.number("ownersAnswerDays")))
                .toString();
        JsonNode content = filed.doc.current().content();
        for (String owner : OWNERS) {
            boolean wanted = !content.has("jurisdictions")
                    || content.path("jurisdictions").valueStream().anyMatch(one -> one.asString("")
                            .equals(owner));
            if (wanted) {
                Doc asked = new Doc(owner, "research-participation", filed.doc.id, 0);
                ObjectNode told = ((ObjectNode) content.deepCopy())
                        .put("requester", filed.requester)
                        .put("ownersAnswerBy", filed.answerBy);
                told.remove(List.of("jurisdictions", "format", "rules"));
                asked.add("asked", told, client, "");
                archive.statements.add(asked);
                filed.owners.put(owner, asked);
            }
        }
        filed.doc.add("owners-asked", content, client, "");
    }

    private void approve(Filed filed, String client) {
        if (client.equals(filed.askedBy)) {
            throw new Refusal("second-person-needed");
        }
        if (filed.owners.values().stream()
                .anyMatch(asked -> asked.current().state().equals("asked"))) {
            throw new Refusal("owners-may-still-decide");
        }
        JsonNode content = filed.doc.current().content();
        List<Doc> alike = alike(filed, content);
        List<ObjectNode> rows = new ArrayList<>();
        alike.forEach(doc -> rows.add(row(doc).put("record", rows.size() + 1)));
        filed.records = rows.size();
        filed.export = exports.extract(filed.requester, filed.client, rows);
        filed.owners.forEach((owner, asked) -> {
            int records =
                    (int) alike.stream().filter(doc -> doc.owner.equals(owner)).count();
            ObjectNode told = (ObjectNode) asked.current().content().deepCopy();
            if (records > 0) {
                told.put("records", records);
                shared.tellExtract(owner, filed.client, filed.requester, filed.doc.id, records);
            }
            asked.add(records > 0 ? "included" : "not-included", told, client, "");
        });
        filed.doc.add("approved", content, client, "");
        filed.doc.add("ready", content, client, "");
    }

    private List<Doc> alike(Filed filed, JsonNode content) {
        int last = LocalDate.now(ZoneOffset.UTC)
                        .minusMonths(RULES.number("lagMonths"))
                        .getYear()
                - 1;
        int from = content.path("yearsFrom").asInt(1);
        int until = Math.min(last, content.path("yearsUntil").asInt(last));
        return archive.docs.stream()
                .filter(doc ->
                        !doc.review && Shared.ACCEPTED.contains(doc.current().state()))
                .filter(doc -> filed.owners.containsKey(doc.owner)
                        && !filed.owners.get(doc.owner).current().state().equals("excluded"))
                .filter(doc -> {
                    int year = Integer.parseInt(row(doc).path("eventYear").asString("0"));
                    return year >= from && year <= until;
                })
                .collect(Collectors.groupingBy(doc -> row(doc).toString(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(docs -> docs.size() >= RULES.number("leastAlike"))
                .flatMap(List::stream)
                .toList();
    }

    private static ObjectNode row(Doc doc) {
        JsonNode content = doc.current().content();
        String date = content.path("eventDate").asString("0000");
        return Reply.JSON
                .createObjectNode()
                .put("eventYear", date.substring(0, 4))
                .put("ageBand", content.at("/child/ageYears").asString(""))
                .put("childSex", content.at("/child/sex").asString(""))
                .put("kind", Archive.kind(content));
    }

    private Reply owners(Context context) {
        Legal.requireOperator(context);
        Filed filed = known(context);
        return Archive.guarded(archive.page(
                context,
                filed.owners.entrySet().stream()
                        .map(entry -> {
                            ObjectNode owner = Reply.JSON.createObjectNode();
                            owner.put("jurisdiction", entry.getKey());
                            owner.put("state", entry.getValue().current().state());
                            owner.set("shared", filed.doc.current().content().path("variables"));
                            owner.putArray("notShared");
                            return owner;
                        })
                        .toList()));
    }

    private Reply asked(Context context) {
        String owner = context.owner();
        return Archive.guarded(archive.page(
                context,
                archive.statements.stream()
                        .filter(doc -> doc.noun.equals("research-participation") && doc.owner.equals(owner))
                        .map(Research::participation)
                        .toList()));
    }

    private Doc ofOwner(Context context) {
        return archive.statement(
                        context.owner(),
                        "research-participation",
                        context.path().getOrDefault("researchRequestId", ""))
                .orElseThrow(() -> new Refusal("not-found"));
    }

    private Reply decide(Context context) {
        Doc asked = ofOwner(context);
        String to = context.body().path("to").asString("");
        Archive.requireStep(asked.current().state(), OF_OWNER, to);
        asked.add(to, asked.current().content(), context.known().clientId(), "");
        return told(asked);
    }

    private static Reply told(Doc asked) {
        return Archive.guarded(Reply.json(200, participation(asked))
                .header("ETag", asked.current().etag()));
    }

    private static ObjectNode participation(Doc asked) {
        return Legal.ended(Legal.begun(asked).put("researchRequestId", asked.key), asked);
    }

    private static Reply answer(int status, Filed filed) {
        return Archive.guarded(Reply.json(status, record(filed))
                .header("ETag", filed.doc.current().etag()));
    }

    private static ObjectNode record(Filed filed) {
        ObjectNode body = Legal.begun(filed.doc).put("requester", filed.requester);
        body.remove("jurisdiction");
        body.put("destructionOverdue", false);
        if (!filed.answerBy.isEmpty()) {
            body.put("ownersAnswerBy", filed.answerBy);
            Map<String, Long> states = filed.owners.values().stream()
                    .collect(Collectors.groupingBy(doc -> doc.current().state(), Collectors.counting()));
            body.putObject("owners")
                    .put("asked", filed.owners.size())
                    .put("agreed", states.getOrDefault("agreed", 0L))
                    .put("excluded", states.getOrDefault("excluded", 0L))
                    .put("silent", states.getOrDefault("asked", 0L));
        }
        if (!filed.export.isEmpty()) {
            ObjectNode extract = body.putObject("extract").put("exportId", filed.export);
            extract.put("records", filed.records).put("alike", RULES.number("leastAlike"));
            extract.putArray("levels");
        }
        return Legal.ended(body, filed.doc);
    }
}
