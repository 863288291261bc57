package org.npcs.repository.server.support.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.support.SupportOffers;
import org.npcs.repository.server.support.SupportProfiles;
import org.npcs.repository.server.support.SupportSummaries;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for what a member is offered and can help with, and for figures. */
@Component
class MemberEndpoints {

    private static final String HELPERS = "/v1/support-helpers";

    private final SupportOffers offers;
    private final SupportProfiles profiles;
    private final SupportSummaries summaries;
    private final RecordAnswers answers;

    MemberEndpoints(SupportOffers offers, SupportProfiles profiles, SupportSummaries summaries, RecordAnswers answers) {
        this.offers = offers;
        this.profiles = profiles;
        this.summaries = summaries;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> offers(String owner, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(SupportMapper.offers(owner)),
                cursor,
                after -> offers.list(request.caller(), owner, after, limit),
                SupportMapper::offer));
    }

    Mono<ResponseEntity<ObjectNode>> move(String owner, UUID id, String to) {
        return CallerRequest.answer(request -> offers.transition(request.caller(), owner, id, to)
                .map(moved -> answers.one(
                        HttpStatus.OK,
                        moved,
                        SupportMapper.offer(moved),
                        SupportMapper.offers(owner),
                        request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> profile(String member) {
        return CallerRequest.answer(
                request -> profiles.get(request.caller(), member).map(found -> found.map(profile -> answers.one(
                                HttpStatus.OK,
                                profile,
                                SupportMapper.profile(profile),
                                SupportMapper.profile(member),
                                request.facts()))
                        .orElseGet(() -> answers.body(SupportMapper.unstated(member), request.facts()))));
    }

    Mono<ResponseEntity<ObjectNode>> state(String member, Mono<ObjectNode> profile, RecordChange change) {
        return CallerRequest.answer(
                request -> profile.flatMap(content -> profiles.put(request.caller(), member, content, change))
                        .map(stated -> answers.written(
                                stated,
                                SupportMapper.profile(stated.record()),
                                SupportMapper.profile(member),
                                request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> helpers(int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                request.facts(),
                request.binding(HELPERS),
                cursor,
                after -> profiles.helpers(request.caller(), after, limit),
                SupportMapper::helper));
    }

    Mono<ResponseEntity<ObjectNode>> summary() {
        return CallerRequest.answer(request -> summaries
                .of(request.caller())
                .map(summary -> answers.body(SupportMapper.summary(summary), request.facts())));
    }
}
