package org.npcs.repository.server.definition.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.JurisdictionProfileList;
import org.npcs.repository.api.v1.model.JurisdictionProfileRecord;
import org.npcs.repository.api.v1.model.ProfileImpact;
import org.npcs.repository.api.v1.model.RuleImpact;
import org.npcs.repository.api.v1.model.RuleImpactReport;
import org.npcs.repository.server.definition.JurisdictionProfiles;
import org.npcs.repository.server.definition.RuleImpacts;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for the profiles of jurisdictions. */
@Component
class ProfileEndpoints {

    private final JurisdictionProfiles profiles;
    private final RuleImpacts impacts;
    private final Cursors cursors;
    private final Answers answers;

    ProfileEndpoints(JurisdictionProfiles profiles, RuleImpacts impacts, Cursors cursors, Answers answers) {
        this.profiles = profiles;
        this.impacts = impacts;
        this.cursors = cursors;
        this.answers = answers;
    }

    Mono<ResponseEntity<JurisdictionProfileRecord>> get(String jurisdiction, @Nullable String ifNoneMatch) {
        return CallerRequest.answer(request -> profiles.get(jurisdiction)
                .map(profile -> Answers.held(ifNoneMatch, profile.etag())
                        ? Answers.notModified(profile.etag())
                        : ResponseEntity.ok()
                                .eTag(profile.etag())
                                .cacheControl(Answers.PRIVATE)
                                .body(record(profile, null, request.facts()))));
    }

    Mono<ResponseEntity<JurisdictionProfileList>> list(Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding();
            return profiles.list(cursors.open(binding, cursor), limit).map(page -> {
                var next = cursors.issue(binding, page.next());
                return ResponseEntity.ok()
                        .cacheControl(Answers.PRIVATE)
                        .body(new JurisdictionProfileList(
                                        page.map(profile -> record(profile, null, request.facts()))
                                                .items(),
                                        page.complete(),
                                        answers.meta(request.facts()))
                                .nextCursor(next)
                                .links(Answers.next(request.facts(), next)));
            });
        });
    }

    Mono<ResponseEntity<JurisdictionProfileRecord>> put(
            String jurisdiction, Mono<ObjectNode> profile, Precondition precondition) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            return profile.flatMap(sent -> profiles.put(request.caller(), sent, new RecordChange(precondition, null)))
                    .map(written -> answers.written(
                                    written.outcome(), written.record(), address(written.record()), request.facts())
                            .body(record(written.record(), written.outcome().code(), request.facts())));
        });
    }

    Mono<ResponseEntity<ProfileImpact>> preview(String jurisdiction, Mono<ObjectNode> profile) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            return profile.flatMap(sent -> impacts.ofProfile(request.caller(), sent))
                    .map(impact -> ResponseEntity.ok()
                            .cacheControl(Answers.PRIVATE)
                            .body(new ProfileImpact(
                                    true,
                                    impact.records(),
                                    impact.failingNow(),
                                    impact.failingThen(),
                                    impact.rules().stream()
                                            .map(ProfileEndpoints::rule)
                                            .toList(),
                                    answers.meta(request.facts()))));
        });
    }

    Mono<ResponseEntity<RuleImpactReport>> announced(String jurisdiction) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            return impacts.ofAnnounced(request.caller()).map(impact -> ResponseEntity.ok()
                    .cacheControl(Answers.PRIVATE)
                    .body(new RuleImpactReport(
                            impact.records(),
                            impact.failingNow(),
                            impact.failingThen(),
                            impact.rules().stream().map(ProfileEndpoints::rule).toList(),
                            answers.meta(request.facts()))));
        });
    }

    private static RuleImpact rule(RuleImpacts.RuleImpact impact) {
        var breach = impact.breach();
        return new RuleImpact(breach.rule(), breach.severity().code(), impact.now(), impact.then())
                .element(breach.element().isEmpty() ? null : breach.element())
                .effectiveFrom(breach.from())
                .exampleKey(impact.exampleKey());
    }

    private JurisdictionProfileRecord record(StoredRecord profile, @Nullable String outcome, RequestFacts facts) {
        return new JurisdictionProfileRecord(
                        profile.jurisdiction(),
                        profile.version(),
                        profile.etag(),
                        profile.createdAt(),
                        profile.storedAt(),
                        answers.meta(facts))
                .outcome(outcome)
                .updatedBy(profile.storedBy())
                .content(profile.content())
                .links(Answers.links("self", address(profile)));
    }

    private static String address(StoredRecord profile) {
        return "/v1/jurisdictions/" + profile.jurisdiction() + "/profile";
    }
}
