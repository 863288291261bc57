package org.npcs.repository.server.sharing.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.AgreementPolicyList;
import org.npcs.repository.server.governance.VersionStanding;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PublishedItems;
import org.npcs.repository.server.sharing.AgreementPolicies;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers with what agreements keep to. */
@Component
class AgreementPolicyEndpoints {

    private final AgreementPolicies policies;
    private final PublishedItems published;
    private final Answers answers;

    AgreementPolicyEndpoints(AgreementPolicies policies, PublishedItems published, Answers answers) {
        this.policies = policies;
        this.published = published;
        this.answers = answers;
    }

    Mono<ResponseEntity<AgreementPolicyList>> list(int limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        return policies.all().zipWith(RequestFacts.current(), (all, facts) -> {
            var page = published.page(
                    "agreement-policies",
                    all.stream().map(VersionStanding::json).toList(),
                    limit,
                    cursor);
            return page.answer(
                    ifNoneMatch,
                    new AgreementPolicyList(page.items(), page.complete(), answers.meta(facts))
                            .nextCursor(page.nextCursor()));
        });
    }
}
