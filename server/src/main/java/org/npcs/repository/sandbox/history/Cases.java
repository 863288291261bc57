package org.npcs.repository.sandbox.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Tells the cases of one member, one after the other; nothing of them is kept. */
final class Cases {

    private static final double VOIDED = 0.015;
    private static final double TWICE = 0.01;
    private static final double SCREENED_OUT = 0.06;
    private static final double REPORTED_AGAIN = 0.45;

    private final long seed;
    private final Contributor member;
    private final Consumer<Case> to;

    private Cases(long seed, Contributor member, Consumer<Case> to) {
        this.seed = seed;
        this.member = member;
        this.to = to;
    }

    static void each(long seed, HistorySize size, Contributor member, Consumer<Case> to) {
        if (size.incidents() == 0) {
            return;
        }
        var cases = new Cases(seed, member, to);
        Events.each(seed, member, size, cases::own);
        if (member.code().equals(Contributor.FENWICK)) {
            Events.each(seed, Contributor.of(Contributor.ALDER), size, cases::again);
        }
    }

    private void own(Event event) {
        var draft = Draft.own(seed, member, event);
        var fate = Chance.of(seed, member.code(), "fate", event.number());
        if (reportedAgain(member, event)) {
            standing(draft, fate, link(draft, Draft.again(seed, Contributor.FENWICK, draft)));
        } else if (fate.yes(VOIDED)) {
            var state = Map.<String, Object>of("state_before", "provisional");
            draft.life
                    .step(draft.created, "provisional", draft.first())
                    .step(after(draft, 2, fate), "voided", null, "test-record", state);
            to.accept(new Case(draft.life.versions(), List.of(), null));
        } else if (fate.yes(SCREENED_OUT)) {
            draft.life
                    .step(draft.created, "provisional", draft.first())
                    .step(after(draft, 2, fate), "screened-out", null);
            to.accept(new Case(draft.life.versions(), List.of(), null));
        } else if (fate.yes(TWICE)) {
            twice(draft, fate);
        } else {
            standing(draft, fate, null);
        }
    }

    /** The state's copy of an event of its county; it leaves the review to the county. */
    private void again(Event event) {
        var county = Contributor.of(Contributor.ALDER);
        if (!reportedAgain(county, event)) {
            return;
        }
        var own = Draft.own(seed, county, event);
        var draft = Draft.again(seed, Contributor.FENWICK, own);
        var link = link(own, draft);
        var fate = Chance.of(seed, member.code(), "fate-again", event.number());
        var first = draft.first();
        draft.life.step(draft.created, "provisional", first).step(after(draft, 1, fate), "accepted", null);
        linked(draft, link.event(), link);
        later(draft, first, fate);
        to.accept(new Case(
                draft.life.versions(),
                List.of(),
                ended(new Case.Link(link.candidate(), draft.id(), link.event(), own.owner, own.id(), link.at()))));
    }

    /** The rare near fatalities of the county are its own alone, so that the state's series stays what was planted. */
    private boolean reportedAgain(Contributor of, Event event) {
        return of.code().equals(Contributor.ALDER)
                && !event.kind().equals(Event.NEAR_FATALITY)
                && Chance.of(seed, "again", event.number()).yes(REPORTED_AGAIN);
    }

    private Case.Link link(Draft own, Draft other) {
        var chance = Chance.of(seed, "link", own.facts.event().number());
        var at = (own.created.isAfter(other.created) ? own : other).created.plus(Duration.ofDays(5));
        return new Case.Link(chance.id(at), own.id(), chance.id(at), other.owner, other.id(), at);
    }

    private static void linked(Draft draft, UUID event, Case.Link link) {
        draft.life.step(link.at(), null, null, null, Map.of("event_id", event));
    }

    /** A link that would come after the end never happened. */
    private static Case.@Nullable Link ended(Case.@Nullable Link link) {
        return link == null || !link.at().isBefore(InventedHistory.END) ? null : link;
    }

    private void twice(Draft draft, Chance fate) {
        var duplicate = draft.twice(seed);
        var found = duplicate.created.plus(Duration.ofDays(1));
        duplicate
                .life
                .step(duplicate.created, "provisional", duplicate.first())
                .step(found, "merged", null, "duplicate", Map.of("merged_into", draft.id()));
        draft.life.step(found, null, null, "duplicate", Map.of());
        standing(draft, fate, null);
        to.accept(new Case(duplicate.life.versions(), List.of(), null));
    }

    private void standing(Draft draft, Chance fate, Case.@Nullable Link link) {
        var first = draft.first();
        var accepted = after(draft, 1, fate);
        draft.life.step(draft.created, "provisional", first).step(accepted, "accepted", null);
        if (link != null) {
            linked(draft, link.event(), link);
        }
        var reviewed =
                fate.yes(Planted.REVIEWED.getOrDefault(draft.facts.event().kind(), 0.0));
        later(draft, first, fate);
        var review = reviewed ? new ReviewDraft(seed, draft, accepted).versions() : List.<Version>of();
        to.accept(new Case(draft.life.versions(), review, ended(link)));
    }

    /** What was found out some weeks later, while the incident was open. */
    private static void later(Draft draft, ObjectNode first, Chance fate) {
        var on = draft.facts.aware().plusDays(fate.between(22, 45));
        draft.life.step(Draft.at(on, fate), null, draft.later(first, on), "new-information", Map.of());
    }

    private static Instant after(Draft draft, int days, Chance fate) {
        return draft.created.plus(Duration.ofHours(days * 24L + fate.below(48)));
    }
}
