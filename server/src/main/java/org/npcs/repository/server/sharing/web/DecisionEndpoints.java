package org.npcs.repository.server.sharing.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.AccessExplanation;
import org.npcs.repository.api.v1.model.SharingSimulation;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.server.platform.web.AnswerForms;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.sharing.AccessPolicies;
import org.npcs.repository.server.sharing.AccessPolicies.Assumption;
import org.npcs.repository.server.sharing.InventedRecords;
import org.npcs.repository.server.sharing.InventedRecords.SampleRecord;
import org.npcs.repository.server.sharing.SeenRecords;
import org.npcs.repository.server.sharing.SharingSimulations;
import org.npcs.repository.server.sharing.VisibilityReport;
import org.npcs.repository.server.sharing.hold.Holds;
import org.npcs.repository.server.sharing.policy.Audience;
import org.npcs.repository.server.sharing.policy.ShareableElement;
import org.npcs.repository.server.sharing.policy.ShareableElements;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Explains, shows, simulates and reports what the one decision says. */
@Component
class DecisionEndpoints {

    private static final AnswerForms FORMS =
            AnswerForms.of("json", MediaType.APPLICATION_JSON).or("html", MediaType.TEXT_HTML);

    private final AccessPolicies policies;
    private final SharingSimulations simulations;
    private final SeenRecords seenRecords;
    private final Holds holds;
    private final DecisionMapper mapper;
    private final Answers answers;

    DecisionEndpoints(
            AccessPolicies policies,
            SharingSimulations simulations,
            SeenRecords seenRecords,
            Holds holds,
            DecisionMapper mapper,
            Answers answers) {
        this.seenRecords = seenRecords;
        this.holds = holds;
        this.policies = policies;
        this.simulations = simulations;
        this.mapper = mapper;
        this.answers = answers;
    }

    Mono<ResponseEntity<AccessExplanation>> explain(String owner, Mono<ObjectNode> question) {
        return CallerRequest.answer(
                request -> question.flatMap(asked -> policies.assuming(request.caller(), owner, assumption(asked))
                        .map(policy -> {
                            var audience = audience(asked);
                            var purpose = purpose(asked);
                            var decisions = asked(asked)
                                    .map(element -> DecisionMapper.decision(
                                            element.id(), policy, policy.decide(element.id(), audience, purpose)))
                                    .toList();
                            return ResponseEntity.ok()
                                    .cacheControl(Answers.PRIVATE)
                                    .body(new AccessExplanation(
                                            owner, audience.code(), purpose, decisions, answers.meta(request.facts())));
                        })));
    }

    Mono<ResponseEntity<ObjectNode>> preview(String owner, Mono<ObjectNode> question) {
        return CallerRequest.answer(request -> question.flatMap(asked -> policies.assuming(
                        request.caller(), owner, assumption(asked))
                .map(policy -> {
                    var seen = VisibilityReport.seen(
                            seenRecords, policy, owner, audience(asked), purpose(asked), records(asked));
                    return ResponseEntity.ok()
                            .cacheControl(Answers.PRIVATE)
                            .body(mapper.preview(owner, audience(asked).code(), purpose(asked), seen, request.facts()));
                })));
    }

    Mono<ResponseEntity<SharingSimulation>> simulate(String owner, Mono<ObjectNode> question) {
        return CallerRequest.answer(
                request -> question.flatMap(asked -> simulations.of(request.caller(), owner, assumption(asked)))
                        .map(simulation -> ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new SharingSimulation(
                                        owner,
                                        simulation.records().getOrDefault(Subject.INCIDENT, 0L),
                                        simulation.records().getOrDefault(Subject.REVIEW, 0L),
                                        simulation.changes().stream()
                                                .map(DecisionMapper::change)
                                                .toList(),
                                        simulation.purposesAdded(),
                                        simulation.purposesRemoved(),
                                        answers.meta(request.facts())))));
    }

    Mono<ResponseEntity<Object>> report(String owner, @Nullable String format) {
        return CallerRequest.answer(request -> {
            var page = FORMS.wanted(format, request.facts()).equals("html");
            return report(request.caller(), owner)
                    .zipWith(
                            holds.inForce(request.caller(), owner),
                            (report, held) -> page
                                    ? ResponseEntity.ok()
                                            .cacheControl(Answers.PRIVATE)
                                            .header("Content-Security-Policy", VisibilityPage.POLICY)
                                            .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                                            .body((Object) VisibilityPage.of(report, held))
                                    : ResponseEntity.ok()
                                            .cacheControl(Answers.PRIVATE)
                                            .contentType(MediaType.APPLICATION_JSON)
                                            .body((Object) mapper.report(report, held, request.facts())));
        });
    }

    private Mono<VisibilityReport> report(Caller caller, String owner) {
        return policies.assuming(caller, owner, Assumption.NONE).flatMap(policy -> policies.agreementState(owner)
                .map(state -> new VisibilityReport(owner, policies.now(), state, policy, seenRecords)));
    }

    private static Assumption assumption(ObjectNode asked) {
        var agreement = asked.path("agreementId").asString("");
        return new Assumption(
                agreement.isEmpty() ? null : UUID.fromString(agreement),
                asked.path("profile") instanceof ObjectNode profile ? profile : null);
    }

    private static Audience audience(JsonNode asked) {
        return Audience.of(asked.path("audience").asString(""));
    }

    private static String purpose(JsonNode asked) {
        return asked.path("purpose").asString("");
    }

    private static Stream<ShareableElement> asked(JsonNode asked) {
        var prefixes = asked.path("elements")
                .valueStream()
                .map(one -> one.asString(""))
                .toList();
        return ShareableElements.published().all().stream()
                .filter(element -> prefixes.isEmpty() || prefixes.stream().anyMatch(element::within));
    }

    private static List<SampleRecord> records(JsonNode asked) {
        return asked.has("records")
                ? asked.path("records").valueStream().map(SampleRecord::of).toList()
                : InventedRecords.all();
    }
}
