package org.npcs.repository.server.audit.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.AuditApi;
import org.npcs.repository.api.v1.model.AuditHead;
import org.npcs.repository.api.v1.model.AuditKeys;
import org.npcs.repository.api.v1.model.AuditVerification;
import org.npcs.repository.api.v1.model.AuditVerificationRequest;
import org.npcs.repository.server.audit.AuditChain;
import org.npcs.repository.server.audit.AuditFilter;
import org.npcs.repository.server.audit.AuditTrails;
import org.npcs.repository.server.audit.AuditVerifications;
import org.npcs.repository.server.audit.HeadKeys;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers the audit operations of the contract. */
@RestController
class AuditController implements AuditApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuditTrails trails;
    private final AuditChain chain;
    private final AuditVerifications verifications;
    private final HeadKeys keys;
    private final Cursors cursors;
    private final Answers answers;

    AuditController(
            AuditTrails trails,
            AuditChain chain,
            AuditVerifications verifications,
            HeadKeys keys,
            Cursors cursors,
            Answers answers) {
        this.trails = trails;
        this.chain = chain;
        this.verifications = verifications;
        this.keys = keys;
        this.cursors = cursors;
        this.answers = answers;
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listAuditEntries(
            String jurisdiction,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String action,
            @Nullable String clientId,
            @Nullable String outcome,
            @Nullable UUID recordId,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var owner = AuditTrails.own(request.caller(), jurisdiction);
            var filter = new AuditFilter(from, to, action, clientId, outcome, recordId);
            var binding = request.binding(owner, filter);
            return trails.list(owner, filter, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var body = JSON.createObjectNode();
                        var items = body.putArray("items");
                        page.items().forEach(one -> items.add(one.toJson()));
                        body.put("complete", page.complete());
                        var next = cursors.issue(binding, page.next());
                        if (next != null) {
                            body.put("nextCursor", next);
                            body.set("links", JSON.valueToTree(Answers.next(request.facts(), next)));
                        }
                        body.set("meta", JSON.valueToTree(answers.meta(request.facts())));
                        return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(body);
                    });
        });
    }

    @Override
    public Mono<ResponseEntity<AuditHead>> getAuditHead(String jurisdiction, @Nullable String actingFor) {
        return CallerRequest.answer(request -> chain.head(AuditTrails.own(request.caller(), jurisdiction))
                .map(head -> ResponseEntity.ok()
                        .cacheControl(Answers.PRIVATE)
                        .body(AuditMapper.head(head, answers.meta(request.facts())))));
    }

    @Override
    public Mono<ResponseEntity<AuditVerification>> verifyAuditTrail(
            String jurisdiction, Mono<AuditVerificationRequest> asked, @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var owner = AuditTrails.own(request.caller(), jurisdiction);
            return asked.flatMap(one -> verifications.verify(owner, one.getHead()))
                    .map(found -> ResponseEntity.ok()
                            .cacheControl(Answers.PRIVATE)
                            .body(AuditMapper.verification(found, answers.meta(request.facts()))));
        });
    }

    @Override
    public Mono<ResponseEntity<AuditKeys>> getAuditKeys() {
        return RequestFacts.current().map(facts -> ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new AuditKeys(
                        keys.published().stream().map(AuditMapper::key).toList(), answers.meta(facts))));
    }
}
