package org.npcs.repository.server.notice.web;

import org.npcs.repository.server.notice.NoticeResponse;
import org.npcs.repository.server.notice.Standing;
import org.npcs.repository.server.notice.Uptake;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells responses to their members, and how the audience stands to whoever may see it. */
final class ResponseMapper {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ResponseMapper() {}

    static String address(NoticeResponse response) {
        return "/v1/jurisdictions/" + response.member() + "/notice-responses/"
                + response.notice().number();
    }

    static ObjectNode record(NoticeResponse response) {
        var notice = response.notice();
        var clock = response.clock();
        var stored = response.stored();
        var body = JSON.createObjectNode()
                .put("jurisdiction", response.member())
                .put("notice", notice.number())
                .put("noticeId", notice.id().toString())
                .put("noticeState", notice.state())
                .put("state", response.state());
        if (stored != null) {
            body.setAll(stored.content());
            body.put("edition", NoticeResponse.edition(stored));
        }
        body.put("currentEdition", notice.edition())
                .put("issuedAt", clock.issuedAt().toString())
                .put("respondBy", clock.respondBy().toString())
                .put("daysSinceIssue", clock.daysSinceIssue())
                .put("overdue", clock.overdue(response.state()))
                .put("actionOverdue", clock.actionOverdue(response.state(), response.plannedFor()));
        return stored == null
                ? body.put("version", 0).set("links", JSON.valueToTree(Answers.links("self", address(response))))
                : RecordAnswers.versioned(body, stored, address(response));
    }

    static ObjectNode withSteps(NoticeResponse response) {
        var body = record(response);
        var steps = body.putArray("steps");
        response.steps().forEach(one -> steps.addObject()
                .put("state", one.state())
                .put("role", one.role())
                .put("edition", one.edition())
                .put("at", one.at().toString()));
        return body;
    }

    static ObjectNode uptake(Uptake uptake) {
        var notice = uptake.notice();
        var body = JSON.createObjectNode()
                .put("notice", notice.number())
                .put("noticeId", notice.id().toString())
                .put("noticeState", notice.state())
                .put("respondBy", uptake.clock().respondBy().toString());
        var rows = body.putArray("rows");
        uptake.rows().forEach(one -> rows.add(row(one, uptake)));
        if (uptake.counted()) {
            body.set("totals", totals(uptake));
        } else {
            body.put("totalsWithheld", "too-few-members");
        }
        var notes = body.putArray("notes");
        uptake.notes().forEach(notes::add);
        return body;
    }

    private static ObjectNode row(Standing one, Uptake uptake) {
        var row = JSON.createObjectNode()
                .put("jurisdiction", one.member())
                .put("kind", one.kind())
                .put("state", one.state());
        NoticeMapper.put(row, "at", one.at());
        var edition = one.edition();
        if (edition != null) {
            row.put("edition", edition);
        }
        NoticeMapper.put(row, "plannedFor", one.plannedFor());
        return row.put("overdue", uptake.clock().overdue(one.state()))
                .put("actionOverdue", uptake.clock().actionOverdue(one.state(), one.plannedFor()));
    }

    private static ObjectNode totals(Uptake uptake) {
        var totals = JSON.createObjectNode()
                .put("audience", uptake.audience().size())
                .put("notSeen", uptake.in("not-seen"))
                .put("acknowledged", uptake.in("acknowledged"))
                .put("assessing", uptake.in("assessing"))
                .put("notApplicable", uptake.in("not-applicable"))
                .put("actionPlanned", uptake.in("action-planned"))
                .put("actionDone", uptake.in("action-done"))
                .put("overdue", uptake.overdue())
                .put("actionOverdue", uptake.actionOverdue());
        var acknowledge = uptake.medianToAcknowledge();
        if (acknowledge != null) {
            totals.put("medianDaysToAcknowledge", acknowledge);
        }
        var answer = uptake.medianToAnswer();
        if (answer != null) {
            totals.put("medianDaysToAnswer", answer);
        }
        var adopted = totals.putArray("adopted");
        uptake.adopted().forEach((what, members) -> {
            var names = what.split("/", 2);
            adopted.addObject().put("action", names[0]).put("how", names[1]).put("members", members);
        });
        return totals;
    }
}
