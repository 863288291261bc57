package org.npcs.repository.server.improvement.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.improvement.BundleObservations;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for what members observe of care bundles. */
@Component
class BundleEndpoints {

    private final BundleObservations observations;
    private final RecordAnswers answers;

    BundleEndpoints(BundleObservations observations, RecordAnswers answers) {
        this.observations = observations;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> get(BundleObservations.Place place) {
        return CallerRequest.answer(request -> observations
                .get(request.caller(), place)
                .map(found ->
                        answers.one(HttpStatus.OK, found, record(place, found), address(place), request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> put(
            BundleObservations.Place place, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> observations.put(request.caller(), place, body, change))
                        .map(written -> answers.written(
                                written, record(place, written.record()), address(place), request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> scores(
            String member, String bundle, String unit, @Nullable String from, @Nullable String until) {
        return CallerRequest.answer(request -> observations
                .months(request.caller(), member, bundle, unit, from, until, null)
                .map(months -> answers.body(ScoreMapper.scores(member, bundle, unit, months), request.facts())));
    }

    private static ObjectNode record(BundleObservations.Place place, StoredRecord stored) {
        var body = RecordAnswers.named(stored)
                .put("bundle", place.bundle())
                .put("unit", place.unit())
                .put("month", place.month());
        body.setAll(stored.content());
        return RecordAnswers.versioned(
                RecordAnswers.warned(body, BundleObservations.warnings(stored)), stored, address(place));
    }

    private static String address(BundleObservations.Place place) {
        return "/v1/jurisdictions/" + place.member() + "/bundle-observations/" + place.bundle() + "/" + place.unit()
                + "/" + place.month();
    }
}
