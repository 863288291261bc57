package org.npcs.repository.server.sharing.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.AccessDecision;
import org.npcs.repository.api.v1.model.LevelChange;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.sharing.VisibilityReport;
import org.npcs.repository.server.sharing.VisibilityReport.Row;
import org.npcs.repository.server.sharing.VisibilityReport.Seen;
import org.npcs.repository.server.sharing.hold.Hold;
import org.npcs.repository.server.sharing.policy.AccessPolicy;
import org.npcs.repository.server.sharing.policy.Audience;
import org.npcs.repository.server.sharing.policy.Choices;
import org.npcs.repository.server.sharing.policy.Decision;
import org.npcs.repository.server.sharing.policy.Detail;
import org.npcs.repository.server.sharing.policy.Reason;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From decisions to the answers of the contract. */
@Component
class DecisionMapper {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Answers answers;

    DecisionMapper(Answers answers) {
        this.answers = answers;
    }

    static AccessDecision decision(String element, AccessPolicy policy, Decision decision) {
        var ceiling = decision.ceiling();
        var choice = decision.choice();
        return new AccessDecision(
                        element,
                        decision.detail().readable(),
                        decision.detail().level().code(),
                        decision.reason().code())
                .coarsening(coarsening(decision.detail()))
                .agreement(decision.agreement())
                .clause(ceiling == null ? null : ceiling.clause())
                .ceiling(ceiling == null ? null : ceiling.detail().level().code())
                .choice(choice == null ? null : choice.level().code())
                .profileVersion(policy.profileVersion() == 0 ? null : policy.profileVersion())
                .since(decision.since());
    }

    static LevelChange change(Choices.Difference difference) {
        return new LevelChange(
                        difference.key().element(),
                        difference.key().audience().code(),
                        difference.from().level().code(),
                        difference.to().level().code(),
                        !difference.to().atMost(difference.from()))
                .fromCoarsening(coarsening(difference.from()))
                .toCoarsening(coarsening(difference.to()));
    }

    ObjectNode preview(String owner, String audience, String purpose, List<Seen> seen, RequestFacts facts) {
        var preview = JSON.createObjectNode()
                .put("jurisdiction", owner)
                .put("audience", audience)
                .put("purpose", purpose);
        preview.set("records", records(seen));
        return preview.set("meta", JSON.valueToTree(answers.meta(facts)));
    }

    ObjectNode report(VisibilityReport report, List<Hold> held, RequestFacts facts) {
        var body = JSON.createObjectNode()
                .put("jurisdiction", report.owner())
                .put("decidedAt", report.at().toString())
                .put("agreementState", report.agreementState());
        if (report.agreement() != null) {
            body.put("agreement", report.agreement());
        }
        var purposes = body.putArray("purposes");
        report.policy().purposes().forEach(purposes::add);
        if (report.policy().profileVersion() > 0) {
            body.put("profileVersion", report.policy().profileVersion());
        }
        var rows = body.putArray("rows");
        report.rows().forEach(row -> rows.add(row(row)));
        var previews = body.putArray("previews");
        for (Audience audience : Audience.TOLD) {
            previews.addObject().put("audience", audience.code()).set("records", records(report.preview(audience)));
        }
        if (!held.isEmpty()) {
            var holds = body.putArray("holds");
            held.forEach(hold -> holds.add(hold(hold)));
        }
        return body.set("meta", JSON.valueToTree(answers.meta(facts)));
    }

    private static ObjectNode hold(Hold hold) {
        var stored = hold.stored();
        var body = JSON.createObjectNode()
                .put("id", stored.id().toString())
                .put("scope", hold.scope())
                .put("reason", stored.content().path("reason").asString(""))
                .put("since", stored.createdAt().toString());
        return hold.incidents().isEmpty()
                ? body
                : body.put("incidents", hold.incidents().size());
    }

    private static ObjectNode row(Row row) {
        var body = JSON.createObjectNode()
                .put("element", row.element().id())
                .put("definition", row.element().definition());
        var audiences = body.putArray("audiences");
        audiences.addObject().put("audience", "owner").put("level", "full").put("reason", "owner");
        for (int i = 0; i < Audience.TOLD.size(); i++) {
            view(audiences, Audience.TOLD.get(i), row.decisions().get(i));
        }
        return body;
    }

    private static void view(ArrayNode audiences, Audience audience, Decision decision) {
        var view = audiences
                .addObject()
                .put("audience", audience.code())
                .put("level", decision.detail().level().code())
                .put("reason", decision.reason().code());
        var coarsening = coarsening(decision.detail());
        if (coarsening != null) {
            view.put("coarsening", coarsening);
        }
        if (decision.ceiling() != null) {
            view.put("clause", decision.ceiling().clause());
        }
        if (decision.since() != null) {
            view.put("since", decision.since().toString());
        }
    }

    private static ArrayNode records(List<Seen> seen) {
        var records = JSON.createArrayNode();
        for (Seen one : seen) {
            var record = records.addObject()
                    .put("subject", one.subject().code())
                    .put("visible", !one.content().isEmpty());
            if (!one.content().isEmpty()) {
                record.set("content", one.content());
            }
            if (!one.withheld().isEmpty()) {
                var withheld = record.putArray("withheld");
                one.withheld().forEach(text -> withheld.addObject()
                        .put("pointer", text.pointer())
                        .put("element", text.element().id())
                        .put("reason", Reason.HELD_FOR_REDACTION.code()));
            }
        }
        return records;
    }

    static @Nullable String coarsening(Detail detail) {
        return detail.coarsening() == null ? null : detail.coarsening().code();
    }
}
