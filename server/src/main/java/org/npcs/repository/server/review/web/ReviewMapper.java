package org.npcs.repository.server.review.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.Redaction;
import org.npcs.repository.api.v1.model.ReviewRecord;
import org.npcs.repository.api.v1.model.ReviewVersion;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.review.HeldText;
import org.npcs.repository.server.review.Review;
import org.springframework.stereotype.Component;

/** From reviews to the answers of the contract. */
@Component
class ReviewMapper {

    private final Answers answers;

    ReviewMapper(Answers answers) {
        this.answers = answers;
    }

    static @Nullable Redaction held(Review review) {
        var held = review.held();
        return held.isEmpty() ? null : redaction(held);
    }

    static Redaction redaction(List<HeldText> held) {
        return new Redaction(
                held.isEmpty() ? "clear" : "needs-redaction",
                held.stream()
                        .map(text -> new org.npcs.repository.api.v1.model.HeldText(
                                text.pointer(), text.element(), text.kinds()))
                        .toList());
    }

    ReviewRecord record(Review review, RequestFacts facts) {
        var stored = review.stored();
        var self = "/v1/reviews/" + stored.id();
        return new ReviewRecord(
                        stored.id(),
                        stored.jurisdiction(),
                        stored.version(),
                        stored.etag(),
                        stored.createdAt(),
                        stored.storedAt(),
                        answers.meta(facts))
                .incidentId(review.incidentId())
                .incidentLocalKey(review.incidentKey())
                .number(review.number())
                .state(stored.state())
                .submittedBy(review.submittedBy())
                .finalisedBy(review.finalisedBy())
                .reason(stored.reason())
                .updatedBy(stored.storedBy())
                .content(stored.held().verbatim())
                .redaction(held(review))
                .unavailable(Answers.unavailable(stored))
                .links(Answers.links(
                        "self", self,
                        "versions", self + "/versions",
                        "incident", "/v1/incidents/" + review.incidentId(),
                        "instrument",
                                "/v1/instruments/" + stored.facet("instrument") + "/versions/"
                                        + stored.facet("instrument_version")));
    }

    ReviewRecord written(Stored<Review> written, RequestFacts facts) {
        var record = record(written.record(), facts).outcome(written.outcome().code());
        var warnings = Answers.warnings(written.warnings(), facts);
        if (!warnings.isEmpty()) {
            record.warnings(warnings);
        }
        return facts.minimal() ? record.content(null) : record;
    }

    static ReviewVersion version(Review review) {
        var stored = review.stored();
        var version = new ReviewVersion(
                        stored.version(), stored.state(), stored.storedAt(), stored.storedBy(), stored.etag())
                .reason(stored.reason());
        return stored.changed().isEmpty() ? version : version.changedMembers(stored.changed());
    }
}
