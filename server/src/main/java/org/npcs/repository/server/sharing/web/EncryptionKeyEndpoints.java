package org.npcs.repository.server.sharing.web;

import java.util.function.Function;
import org.npcs.repository.api.v1.model.EncryptionKey;
import org.npcs.repository.server.platform.encryption.EncryptionKeys;
import org.npcs.repository.server.platform.encryption.EncryptionKeys.Standing;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers how sealed members are protected. */
@Component
class EncryptionKeyEndpoints {

    private final EncryptionKeys keys;
    private final IdempotentRequests requests;
    private final Answers answers;

    EncryptionKeyEndpoints(EncryptionKeys keys, IdempotentRequests requests, Answers answers) {
        this.keys = keys;
        this.requests = requests;
        this.answers = answers;
    }

    Mono<ResponseEntity<EncryptionKey>> get(String owner) {
        return answer(owner, HttpStatus.OK, request -> keys.of(owner));
    }

    Mono<ResponseEntity<EncryptionKey>> rotate(String owner) {
        return answer(
                owner,
                HttpStatus.ACCEPTED,
                request -> requests.once(standing -> owner, asked -> keys.of(owner), () -> keys.rotate(owner)));
    }

    private Mono<ResponseEntity<EncryptionKey>> answer(
            String owner, HttpStatus status, Function<CallerRequest, Mono<Standing>> work) {
        return CallerRequest.answer(request -> {
            request.caller().own(owner);
            return work.apply(request).map(standing -> ResponseEntity.status(status)
                    .cacheControl(Answers.PRIVATE)
                    .body(key(owner, standing, request)));
        });
    }

    private EncryptionKey key(String owner, Standing standing, CallerRequest request) {
        return new EncryptionKey(
                        standing.service(),
                        standing.available(),
                        standing.version(),
                        standing.stage(),
                        standing.elements(),
                        answers.meta(request.facts()))
                .madeAt(standing.madeAt())
                .rotatedAt(standing.rotatedAt())
                .keysToWrap((int) standing.left())
                .links(Answers.links("self", "/v1/jurisdictions/" + owner + "/encryption-key"));
    }
}
