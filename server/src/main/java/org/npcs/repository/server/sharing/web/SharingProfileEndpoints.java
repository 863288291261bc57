package org.npcs.repository.server.sharing.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.SharingProfileRecord;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.sharing.SharingProfile;
import org.npcs.repository.server.sharing.SharingProfiles;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for the sharing profiles of owners. */
@Component
class SharingProfileEndpoints {

    private final SharingProfiles profiles;
    private final SharingMapper mapper;
    private final Answers answers;

    SharingProfileEndpoints(SharingProfiles profiles, SharingMapper mapper, Answers answers) {
        this.profiles = profiles;
        this.mapper = mapper;
        this.answers = answers;
    }

    Mono<ResponseEntity<SharingProfileRecord>> get(String owner) {
        return CallerRequest.answer(
                request -> profiles.get(request.caller(), owner).map(found -> answered(found, request)));
    }

    Mono<ResponseEntity<SharingProfileRecord>> put(String owner, Mono<ObjectNode> profile, RecordChange change) {
        return CallerRequest.answer(request -> profile.flatMap(
                        content -> profiles.put(request.caller(), owner, content, change))
                .map(written -> answers.written(
                                written.outcome(), written.record().stored(), address(owner), request.facts())
                        .body(mapper.profile(written.record(), written.outcome().code(), request.facts()))));
    }

    Mono<ResponseEntity<SharingProfileRecord>> move(String owner, String to, @Nullable String reason) {
        return CallerRequest.answer(request ->
                profiles.transition(request.caller(), owner, to, reason).map(moved -> answered(moved, request)));
    }

    private ResponseEntity<SharingProfileRecord> answered(SharingProfile profile, CallerRequest request) {
        return ResponseEntity.ok()
                .location(URI.create(address(profile.stored().jurisdiction())))
                .eTag(profile.stored().etag())
                .cacheControl(Answers.PRIVATE)
                .body(mapper.profile(profile, null, request.facts()));
    }

    static String address(String owner) {
        return "/v1/jurisdictions/" + owner + "/sharing-profile";
    }
}
