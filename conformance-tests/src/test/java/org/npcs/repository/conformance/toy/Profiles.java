package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContentValidator;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.contract.validation.JurisdictionProfile;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.ProfileCheck;
import org.npcs.repository.contract.validation.Tier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The profiles of jurisdictions. */
final class Profiles {

    private final Archive archive;

    Profiles(Archive archive) {
        this.archive = archive;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("getJurisdictionProfile", this::get);
        operations.put("putJurisdictionProfile", this::put);
        operations.put("listJurisdictionProfiles", this::list);
        operations.put("previewJurisdictionProfile", this::preview);
        operations.put("getRuleImpact", this::impact);
    }

    LocalRules rules(String owner) {
        return archive.statement(owner, "profile", "profile")
                .map(doc -> JurisdictionProfile.rules(owner, doc.current().content()))
                .orElse(LocalRules.NONE);
    }

    private Reply get(Context context) {
        Doc doc = archive.statement(context.path().getOrDefault("jurisdiction", ""), "profile", "profile")
                .orElseThrow(() -> new Refusal("not-found"));
        return Archive.guarded(
                Reply.json(200, record(doc)).header("ETag", doc.current().etag()));
    }

    private Reply list(Context context) {
        List<ObjectNode> items = archive.statements.stream()
                .filter(doc -> doc.noun.equals("profile"))
                .sorted(Comparator.comparing(doc -> doc.owner))
                .map(Profiles::record)
                .toList();
        return Archive.guarded(archive.page(context, items));
    }

    private Reply put(Context context) {
        String owner = context.owner();
        ObjectNode profile = context.body();
        requireSound(owner, profile);
        archive.statement(owner, "profile", "profile").ifPresent(doc -> {
            boolean other = !doc.current().content().equals(profile);
            if (other) {
                Archive.requireCurrent(context, doc, profile);
            }
            if (other && !issued(profile).isAfter(issued(doc.current().content()))) {
                throw new Refusal("profile-outdated");
            }
        });
        Doc made = new Doc(owner, "profile", "profile", 0);
        String outcome = archive.state(context, made, "effective", profile);
        Doc doc = archive.statement(owner, "profile", "profile").orElseThrow();
        Reply reply = Archive.guarded(
                Reply.json(outcome.equals("created") ? 201 : 200, record(doc).put("outcome", outcome)));
        return reply.header("ETag", doc.current().etag()).header("Location", "/v1/jurisdictions/" + owner + "/profile");
    }

    private Reply preview(Context context) {
        String owner = context.owner();
        requireSound(owner, context.body());
        LocalRules then = JurisdictionProfile.rules(owner, context.body());
        int records = 0;
        int now = 0;
        int after = 0;
        for (Doc doc : archive.docs) {
            if (doc.owner.equals(owner) && !doc.review) {
                records++;
                now += fails(doc, rules(owner)) ? 1 : 0;
                after += fails(doc, then) ? 1 : 0;
            }
        }
        ObjectNode impact = Reply.JSON.createObjectNode();
        impact.put("accepted", true)
                .put("records", records)
                .put("failingNow", now)
                .put("failingThen", after);
        impact.putArray("rules");
        return Archive.guarded(Reply.json(200, impact));
    }

    private Reply impact(Context context) {
        String owner = context.owner();
        Map<String, Integer> then = new TreeMap<>();
        int records = 0;
        for (Doc doc : archive.docs) {
            if (doc.owner.equals(owner) && !doc.review) {
                records++;
                ContentValidator.published()
                        .check(Subject.INCIDENT, doc.current().content(), today().withLocalRules(rules(owner)))
                        .announced()
                        .stream()
                        .map(Finding::rule)
                        .distinct()
                        .forEach(rule -> then.merge(rule, 1, Integer::sum));
            }
        }
        ObjectNode report = Reply.JSON.createObjectNode().put("records", records);
        report.put("failingNow", 0)
                .put("failingThen", then.values().stream().mapToInt(n -> n).sum());
        ArrayNode rules = report.putArray("rules");
        then.forEach((rule, count) -> rules.addObject()
                .put("rule", rule)
                .put("severity", "error")
                .put("recordsNow", 0)
                .put("recordsThen", count));
        return Archive.guarded(Reply.json(200, report));
    }

    private static boolean fails(Doc doc, LocalRules rules) {
        return ContentValidator.published()
                .check(Subject.INCIDENT, doc.current().content(), today().withLocalRules(rules))
                .findings()
                .stream()
                .anyMatch(finding -> finding.severity() != Severity.WARNING);
    }

    private static void requireSound(String owner, ObjectNode profile) {
        List<Finding> findings = ProfileCheck.check(owner, profile, today());
        Refusal.unlessSound(findings);
    }

    private static CheckContext today() {
        return CheckContext.of(LocalDate.now(ZoneOffset.UTC), Tier.ACCEPT);
    }

    private static OffsetDateTime issued(tools.jackson.databind.JsonNode profile) {
        return OffsetDateTime.parse(profile.path("issuedAt").asString(""));
    }

    private static ObjectNode record(Doc doc) {
        ObjectNode body = Reply.JSON.createObjectNode().put("jurisdiction", doc.owner);
        body.put("version", doc.current().number()).put("etag", doc.current().etag());
        body.put("createdAt", doc.versions.get(0).at().toString());
        body.put("updatedAt", doc.current().at().toString());
        body.set("content", doc.current().content().deepCopy());
        return body;
    }
}
