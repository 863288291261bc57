package org.npcs.repository.server.exchange.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.ChangeList;
import org.npcs.repository.server.exchange.change.Change;
import org.npcs.repository.server.exchange.change.ChangeFeed;
import org.npcs.repository.server.exchange.change.Stretch;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers for the change feed. */
@Component
class ChangeEndpoints {

    private final ChangeFeed feed;
    private final Cursors cursors;
    private final Answers answers;

    ChangeEndpoints(ChangeFeed feed, Cursors cursors, Answers answers) {
        this.feed = feed;
        this.cursors = cursors;
        this.answers = answers;
    }

    Mono<ResponseEntity<ChangeList>> listChanges(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            String from,
            @Nullable String noun,
            Integer wait) {
        return CallerRequest.answer(request -> {
            var owner = request.caller().own(jurisdiction);
            var binding = binding(owner, noun);
            var position = cursors.open(binding, cursor);
            var read = position.isEmpty() && from.equals("now")
                    ? feed.end(owner).flatMap(end -> feed.read(owner, end, noun, limit, Duration.ofSeconds(wait)))
                    : feed.read(
                            owner,
                            position.isEmpty() ? null : Long.valueOf(position),
                            noun,
                            limit,
                            Duration.ofSeconds(wait));
            return read.map(stretch -> ResponseEntity.ok()
                    .cacheControl(Answers.PRIVATE)
                    .body(list(stretch, owner, noun, binding, request)));
        });
    }

    /** Any client of the owner may go on where another stopped. */
    private static String binding(String owner, @Nullable String noun) {
        return owner + "|listChanges|" + noun;
    }

    private ChangeList list(
            Stretch stretch, String owner, @Nullable String noun, String binding, CallerRequest request) {
        var next = cursor(binding, stretch.last());
        var address =
                "/v1/jurisdictions/" + owner + "/changes?" + (noun == null ? "" : "noun=" + noun + "&") + "cursor=";
        return new ChangeList(
                        stretch.changes().stream()
                                .map(change -> entry(change, binding))
                                .toList(),
                        stretch.complete(),
                        next,
                        stretch.oldest(),
                        answers.meta(request.facts()))
                .links(Answers.links("next", address + next));
    }

    private org.npcs.repository.api.v1.model.Change entry(Change change, String binding) {
        return new org.npcs.repository.api.v1.model.Change(
                        cursor(binding, change.place()),
                        change.place(),
                        change.noun(),
                        change.recordId(),
                        change.naturalKey(),
                        change.version(),
                        change.kind(),
                        change.at())
                .previousKey(change.previousKey())
                .state(change.state())
                .requestId(change.requestId());
    }

    private String cursor(String binding, long place) {
        return java.util.Objects.requireNonNull(cursors.issue(binding, Long.toString(place)));
    }
}
