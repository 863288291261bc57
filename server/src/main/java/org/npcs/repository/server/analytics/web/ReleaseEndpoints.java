package org.npcs.repository.server.analytics.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.ReleaseRequest;
import org.npcs.repository.server.analytics.release.Release;
import org.npcs.repository.server.analytics.release.ReleaseReading;
import org.npcs.repository.server.analytics.release.Releases;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers about releases: those that were published to everybody, those under way to the operator. */
@Component
class ReleaseEndpoints {

    private static final String COLLECTION = "/v1/releases";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Releases releases;
    private final ReleaseReading reading;
    private final PagedAnswers pages;

    ReleaseEndpoints(Releases releases, ReleaseReading reading, PagedAnswers pages) {
        this.releases = releases;
        this.reading = reading;
        this.pages = pages;
    }

    Mono<ResponseEntity<ObjectNode>> create(Mono<ReleaseRequest> asked) {
        return CallerRequest.answer(request -> asked.flatMap(wanted ->
                        releases.create(request.caller(), wanted.getBase(), wanted.getAsOf(), wanted.getNote()))
                .flatMap(made -> one(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> get(String id) {
        return CallerRequest.answer(request -> releases.known(id).flatMap(found -> one(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(String id, String to, @Nullable String reason) {
        return CallerRequest.answer(request -> releases.transition(request.caller(), id, to, reason)
                .flatMap(moved -> one(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> list(@Nullable String state, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> releases.all()
                .map(all -> all.stream()
                        .filter(one -> state == null || one.state().equals(state))
                        .map(one -> record(one, 0))
                        .toList())
                .map(all -> page(
                        request,
                        pages.of(
                                request.binding(String.valueOf(state)),
                                request.facts().address(),
                                "items",
                                all,
                                limit,
                                cursor))));
    }

    Mono<ResponseEntity<ObjectNode>> manifest(String id) {
        return CallerRequest.answer(request -> releases.known(id)
                .flatMap(found -> {
                    if (found.state().equals(Release.RECALLED)) {
                        throw ProblemException.of(ProblemCode.RELEASE_RECALLED);
                    }
                    return reading.manifest(found);
                })
                .map(manifest -> page(request, manifest))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.UNKNOWN_RELEASE))));
    }

    Mono<ResponseEntity<ObjectNode>> suppressions(String id, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            if (!Releases.builds(request.caller())) {
                throw ProblemException.of(ProblemCode.NOT_FOUND);
            }
            return releases.known(id).flatMap(found -> {
                return pages.read(
                        request.facts(),
                        request.binding(found.id()),
                        cursor,
                        after -> reading.suppressed(found, after, limit),
                        cell -> cell);
            });
        });
    }

    Mono<ResponseEntity<ObjectNode>> comparison(String id, String earlier, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> releases.answering(id).flatMap(later -> releases.answering(earlier)
                .flatMap(before -> reading.changes(later, before).map(changes -> {
                    var address = COLLECTION + "/" + later.id() + "/comparison?earlier=" + before.id();
                    var body = pages.of(
                            request.binding(address), address + "&limit=" + limit, "items", changes, limit, cursor);
                    return page(request, body.put("release", later.id()).put("earlier", before.id()));
                }))));
    }

    Mono<ResponseEntity<ObjectNode>> calendar() {
        return CallerRequest.answer(request -> releases.calendar().map(periods -> {
            var body = JSON.createObjectNode();
            body.set("periods", JSON.valueToTree(periods));
            return page(request, body);
        }));
    }

    private ResponseEntity<ObjectNode> page(CallerRequest request, ObjectNode body) {
        return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(pages.with(body, request.facts()));
    }

    private Mono<ResponseEntity<ObjectNode>> one(HttpStatus status, Release release, CallerRequest request) {
        Mono<Integer> done = release.state().equals(Release.BUILDING) ? reading.done(release) : Mono.just(0);
        return done.map(count -> ResponseEntity.status(status)
                .location(URI.create(COLLECTION + "/" + release.id()))
                .eTag(release.stored().etag())
                .cacheControl(Answers.PRIVATE)
                .body(pages.with(record(release, count), request.facts())));
    }

    private static ObjectNode record(Release release, int done) {
        var stored = release.stored();
        var body = JSON.createObjectNode().put("id", release.id());
        body.setAll(stored.content());
        body.put("state", release.state());
        if (done > 0) {
            body.put("membersDone", done);
        }
        if (stored.reason() != null) {
            body.put("reason", stored.reason());
        }
        return RecordAnswers.versioned(body, stored, COLLECTION + "/" + release.id());
    }
}
