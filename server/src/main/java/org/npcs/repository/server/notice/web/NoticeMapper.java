package org.npcs.repository.server.notice.web;

import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.notice.GateReview;
import org.npcs.repository.server.notice.Notice;
import org.npcs.repository.server.notice.NoticeView;
import org.npcs.repository.server.platform.web.RecordAnswers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells notices: to readers what was told, to those who manage notices what is under way, too. */
final class NoticeMapper {

    static final String COLLECTION = "/v1/safety-notices";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NoticeMapper() {}

    static String address(Notice notice) {
        var number = notice.number();
        return COLLECTION + "/" + (number == null ? notice.id().toString() : number);
    }

    static ObjectNode record(NoticeView view) {
        var notice = view.notice();
        var body = JSON.createObjectNode().put("id", notice.id().toString());
        put(body, "number", notice.number());
        body.put("state", notice.state()).put("edition", notice.edition());
        body.set("content", notice.content());
        if (view.managed()) {
            managed(body, view);
        }
        put(body, "issuedAt", notice.issuedAt());
        put(body, "amendedAt", notice.amendedAt());
        put(body, "endedAt", notice.endedAt());
        if (notice.endedAt() != null) {
            put(body, "reason", notice.stored().reason());
        }
        if (view.managed()) {
            RecordAnswers.warned(body, view.warnings());
        }
        return RecordAnswers.versioned(body, notice.stored(), address(notice));
    }

    private static void managed(ObjectNode body, NoticeView view) {
        var notice = view.notice();
        var amendment = notice.amendment();
        if (amendment != null) {
            body.set("amendment", amendment);
        }
        var gate = body.putObject("gate").put("draftedBy", notice.draftedWith());
        var held = gate.putArray("held");
        view.held().forEach(one -> {
            var kinds = held.addObject().put("pointer", one.pointer()).putArray("kinds");
            one.kinds().forEach(kinds::add);
        });
        var reviews = gate.putArray("reviews");
        notice.reviews().forEach(one -> reviews.add(review(one)));
        gate.put("passed", view.passed());
    }

    private static ObjectNode review(GateReview review) {
        return JSON.createObjectNode()
                .put("by", review.client())
                .put("at", review.at().toString())
                .put("passes", review.passes())
                .set("answers", review.answers());
    }

    static ObjectNode version(Notice version) {
        var stored = version.stored();
        var body = JSON.createObjectNode()
                .put("version", stored.version())
                .put("state", version.state())
                .put("edition", version.edition())
                .put("at", stored.storedAt().toString());
        put(body, "reason", stored.reason());
        return body.set("content", version.content());
    }

    static void put(ObjectNode body, String member, @Nullable String value) {
        if (value != null) {
            body.put(member, value);
        }
    }

    static void put(ObjectNode body, String member, @Nullable Temporal value) {
        put(body, member, value == null ? null : value.toString());
    }
}
