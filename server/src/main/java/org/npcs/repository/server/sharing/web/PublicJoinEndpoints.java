package org.npcs.repository.server.sharing.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.npcs.repository.api.v1.model.PublicJoin;
import org.npcs.repository.api.v1.model.PublicJoinElement;
import org.npcs.repository.api.v1.model.PublicJoinMatch;
import org.npcs.repository.api.v1.model.PublicJoinRequest;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.sharing.AccessPolicies.Assumption;
import org.npcs.repository.server.sharing.PublicJoins;
import org.npcs.repository.server.sharing.policy.PublicNotice;
import org.npcs.repository.server.sharing.policy.PublicNotice.Fit;
import org.npcs.repository.server.sharing.policy.PublicNotice.Joined;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells how public notices join with what members see. */
@Component
class PublicJoinEndpoints {

    private final PublicJoins joins;
    private final Answers answers;

    PublicJoinEndpoints(PublicJoins joins, Answers answers) {
        this.joins = joins;
        this.answers = answers;
    }

    Mono<ResponseEntity<PublicJoin>> verify(String owner, Mono<PublicJoinRequest> body) {
        return CallerRequest.answer(request -> body.flatMap(asked -> joins.of(
                        request.caller(),
                        owner,
                        new Assumption(asked.getAgreementId(), asked.getProfile()),
                        asked.getNotices().stream()
                                .map(PublicJoinEndpoints::notice)
                                .toList())
                .map(join ->
                        ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(answer(owner, join, request.facts())))));
    }

    private PublicJoin answer(String owner, PublicJoins.PublicJoin join, RequestFacts facts) {
        var joined = join.joined();
        Map<Fit, Long> counts = joined.stream().collect(Collectors.groupingBy(Joined::fit, Collectors.counting()));
        return new PublicJoin(
                owner,
                join.records(),
                (long) joined.size(),
                counts.getOrDefault(Fit.UNIQUE, 0L),
                counts.getOrDefault(Fit.FEW, 0L),
                counts.getOrDefault(Fit.MANY, 0L),
                counts.getOrDefault(Fit.NONE, 0L),
                matches(joined),
                PublicNotice.decisive(joined).stream()
                        .map(one -> new PublicJoinElement(one.getKey(), one.getValue()))
                        .toList(),
                answers.meta(facts));
    }

    private static List<PublicJoinMatch> matches(List<Joined> joined) {
        var matches = new ArrayList<PublicJoinMatch>();
        for (int i = 0; i < joined.size(); i++) {
            var one = joined.get(i);
            if (one.fit() != Fit.NONE) {
                matches.add(new PublicJoinMatch(i, one.fit().name().toLowerCase(Locale.ROOT))
                        .elements(one.decisive().isEmpty() ? null : one.decisive()));
            }
        }
        return matches;
    }

    private static PublicNotice notice(org.npcs.repository.api.v1.model.PublicNotice notice) {
        return new PublicNotice(
                notice.getJurisdiction(),
                notice.getAgeYears(),
                notice.getSex(),
                notice.getEventMonth(),
                notice.getLivingArrangement(),
                notice.getKind());
    }
}
