package org.npcs.repository.server.analytics.web;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.ReleaseRequest;
import org.npcs.repository.server.analytics.release.Release;
import org.npcs.repository.server.analytics.release.ReleaseReading;
import org.npcs.repository.server.analytics.release.Releases;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.web.Answers;
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
    private final Pages pages;

    ReleaseEndpoints(Releases releases, ReleaseReading reading, Pages pages) {
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
                .map(all -> pages.of(request, COLLECTION, String.valueOf(state), all, limit, cursor)));
    }

    Mono<ResponseEntity<ObjectNode>> manifest(String id) {
        return CallerRequest.answer(request -> releases.known(id).map(found -> {
            if (found.state().equals(Release.RECALLED)) {
                throw ProblemException.of(ProblemCode.RELEASE_RECALLED);
            }
            if (!(found.stored().content().path("manifest") instanceof ObjectNode manifest)) {
                throw ProblemException.of(ProblemCode.UNKNOWN_RELEASE);
            }
            return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(pages.with(manifest.deepCopy(), request));
        }));
    }

    Mono<ResponseEntity<ObjectNode>> suppressions(String id, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            if (!Releases.builds(request.caller())) {
                throw ProblemException.of(ProblemCode.NOT_FOUND);
            }
            return releases.known(id)
                    .flatMap(found -> pages.read(
                            request,
                            COLLECTION + "/" + found.id() + "/suppressions",
                            cursor,
                            after -> reading.suppressed(found, after, limit)));
        });
    }

    Mono<ResponseEntity<ObjectNode>> comparison(String id, String earlier, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> releases.answering(id).flatMap(later -> releases.answering(earlier)
                .flatMap(before -> reading.changes(later, before).map(changes -> {
                    var address = COLLECTION + "/" + later.id() + "/comparison";
                    var answer = pages.of(request, address, before.id(), changes, limit, cursor);
                    var body = answer.getBody();
                    if (body != null) {
                        body.put("release", later.id()).put("earlier", before.id());
                    }
                    return answer;
                }))));
    }

    Mono<ResponseEntity<ObjectNode>> calendar() {
        return CallerRequest.answer(request -> releases.calendar().map(periods -> {
            var body = JSON.createObjectNode();
            body.set("periods", JSON.valueToTree(periods));
            return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(pages.with(body, request));
        }));
    }

    private Mono<ResponseEntity<ObjectNode>> one(HttpStatus status, Release release, CallerRequest request) {
        Mono<Integer> done = release.state().equals(Release.BUILDING) ? reading.done(release) : Mono.just(0);
        return done.map(count -> ResponseEntity.status(status)
                .location(URI.create(COLLECTION + "/" + release.id()))
                .eTag(release.stored().etag())
                .cacheControl(Answers.PRIVATE)
                .body(pages.with(record(release, count), request)));
    }

    private static ObjectNode record(Release release, int done) {
        var stored = release.stored();
        var body = JSON.createObjectNode().put("id", release.id());
        body.setAll(stored.content());
        body.remove("manifest");
        body.put("state", release.state());
        if (done > 0) {
            body.put("membersDone", done);
        }
        if (stored.reason() != null) {
            body.put("reason", stored.reason());
        }
        return body.put("version", stored.version())
                .put("etag", stored.etag())
                .put("createdAt", stored.createdAt().toString())
                .put("updatedAt", stored.storedAt().toString())
                .set("links", JSON.valueToTree(Answers.links("self", COLLECTION + "/" + release.id())));
    }

    /** Pages of answers. */
    @Component
    static class Pages {

        private final org.npcs.repository.server.platform.page.Cursors cursors;
        private final Answers answers;

        Pages(org.npcs.repository.server.platform.page.Cursors cursors, Answers answers) {
            this.cursors = cursors;
            this.answers = answers;
        }

        ObjectNode with(ObjectNode body, CallerRequest request) {
            return body.set("meta", JSON.valueToTree(answers.meta(request.facts())));
        }

        /** A page of what is there as a whole. */
        ResponseEntity<ObjectNode> of(
                CallerRequest request,
                String address,
                String filter,
                List<ObjectNode> all,
                int limit,
                @Nullable String cursor) {
            var binding = request.binding(address, filter);
            var position = cursors.open(binding, cursor);
            int from = position.isEmpty() ? 0 : Integer.parseInt(position);
            return told(
                    request,
                    address,
                    binding,
                    Page.of(
                            all.subList(Math.min(from, all.size()), Math.min(all.size(), from + limit + 1)),
                            limit,
                            last -> Integer.toString(from + limit)));
        }

        /** A page of what is read behind a position. */
        Mono<ResponseEntity<ObjectNode>> read(
                CallerRequest request,
                String address,
                @Nullable String cursor,
                Function<String, Mono<Page<ObjectNode>>> read) {
            var binding = request.binding(address);
            return read.apply(cursors.open(binding, cursor)).map(page -> told(request, address, binding, page));
        }

        private ResponseEntity<ObjectNode> told(
                CallerRequest request, String address, String binding, Page<ObjectNode> page) {
            var body = JSON.createObjectNode();
            body.set("items", JSON.valueToTree(page.items()));
            body.put("complete", page.complete());
            var next = cursors.issue(binding, page.next());
            if (next != null) {
                body.put("nextCursor", next);
                body.set("links", JSON.valueToTree(Answers.next(address, next)));
            }
            return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(with(body, request));
        }
    }
}
