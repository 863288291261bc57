package org.npcs.repository.server.membership.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.partnership.ActivityStatements;
import org.npcs.repository.server.membership.partnership.MemberTeams;
import org.npcs.repository.server.membership.partnership.Relations;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for what members state of themselves: teams, relations, and their part in activities. */
@Component
class StatementEndpoints {

    private final MemberTeams teams;
    private final Relations relations;
    private final ActivityStatements activities;
    private final PartnershipAnswers told;

    StatementEndpoints(MemberTeams teams, Relations relations, ActivityStatements activities, PartnershipAnswers told) {
        this.teams = teams;
        this.relations = relations;
        this.activities = activities;
        this.told = told;
    }

    Mono<ResponseEntity<ObjectNode>> team(String member) {
        return CallerRequest.answer(request -> teams.get(member)
                .map(found ->
                        told.one(found.orElse(null), whole(member, "team", "positions", found.orElse(null)), request)));
    }

    Mono<ResponseEntity<ObjectNode>> putTeam(String member, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> teams.put(request.caller(), member, body, change))
                        .map(written -> told.written(
                                written,
                                whole(member, "team", "positions", written.record()),
                                address(member, "team"),
                                request)));
    }

    Mono<ResponseEntity<ObjectNode>> relations(String member) {
        return CallerRequest.answer(request -> relations
                .get(member)
                .zipWith(relations.within(member))
                .map(found -> told.one(
                        found.getT1().orElse(null),
                        related(
                                member,
                                found.getT1().orElse(null),
                                found.getT2().orElse(null)),
                        request)));
    }

    Mono<ResponseEntity<ObjectNode>> putRelations(String member, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(request -> content.flatMap(
                        body -> relations.put(request.caller(), member, body, change))
                .zipWith(relations.within(member))
                .map(found -> told.written(
                        found.getT1(),
                        related(member, found.getT1().record(), found.getT2().orElse(null)),
                        address(member, "relations"),
                        request)));
    }

    Mono<ResponseEntity<ObjectNode>> activity(String member, String activity) {
        return CallerRequest.answer(request -> activities
                .get(request.caller(), member, activity)
                .map(found -> told.one(found, part(member, activity, found), request)));
    }

    Mono<ResponseEntity<ObjectNode>> putActivity(
            String member, String activity, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> activities.put(request.caller(), member, activity, body, change))
                        .map(written -> told.written(
                                written,
                                part(member, activity, written.record()),
                                address(member, "activity-statements/" + activity),
                                request)));
    }

    private static ObjectNode related(String member, @Nullable StoredRecord stored, @Nullable String within) {
        var body = whole(member, "relations", "relations", stored);
        return within == null ? body : body.put("within", within);
    }

    private static ObjectNode part(String member, String activity, StoredRecord stored) {
        var body = PartnershipAnswers.begun().put("jurisdiction", member).put("activity", activity);
        body.setAll(stored.content());
        return PartnershipAnswers.versioned(body, stored, address(member, "activity-statements/" + activity));
    }

    /** What was stated; an empty list while nothing was. */
    private static ObjectNode whole(String member, String rest, String list, @Nullable StoredRecord stored) {
        var body = PartnershipAnswers.begun().put("jurisdiction", member);
        if (stored == null) {
            body.putArray(list);
        } else {
            body.setAll(stored.content());
        }
        return PartnershipAnswers.versioned(body, stored, address(member, rest));
    }

    private static String address(String member, String rest) {
        return "/v1/jurisdictions/" + member + "/" + rest;
    }
}
