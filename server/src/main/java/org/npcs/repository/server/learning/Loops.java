package org.npcs.repository.server.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.improvement.Priorities;
import org.npcs.repository.server.improvement.Priority;
import org.npcs.repository.server.improvement.PriorityParticipations;
import org.npcs.repository.server.learning.LearningLoop.Link;
import org.npcs.repository.server.notice.Notice;
import org.npcs.repository.server.notice.NoticeProgress;
import org.npcs.repository.server.notice.NoticeReading;
import org.npcs.repository.server.notice.Uptakes;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows findings through notices and priorities to what members do and how it is measured. */
@Component
public final class Loops {

    private static final int AT_ONCE = 500;

    private final NoticeReading notices;
    private final Uptakes uptakes;
    private final Priorities priorities;
    private final PriorityParticipations participations;
    private final SqlGrounded grounded;
    private final OwnStanding standing;

    Loops(
            NoticeReading notices,
            Uptakes uptakes,
            Priorities priorities,
            PriorityParticipations participations,
            SqlGrounded grounded,
            OwnStanding standing) {
        this.notices = notices;
        this.uptakes = uptakes;
        this.priorities = priorities;
        this.participations = participations;
        this.grounded = grounded;
        this.standing = standing;
    }

    /**
     * The loops that the caller may see, the newest first.
     *
     * @param brokenAt link at which they are broken, or null for all
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code invalid-parameter} for what is no link
     */
    public Mono<List<LearningLoop>> all(Caller caller, @Nullable String brokenAt) {
        LibraryFilter.known("brokenAt", brokenAt, "learning-loop-link");
        var issued = whole(after -> notices.list(caller, null, after, AT_ONCE));
        var put = whole(after -> priorities.list(caller, null, after, AT_ONCE));
        return Mono.zip(issued, put, grounded.all(), uptakes.progress(), participations.joined(), standing.of(caller))
                .map(read -> {
                    var own = read.getT6();
                    var followers = new Followers(read.getT2(), read.getT3());
                    var loops = new ArrayList<LearningLoop>();
                    read.getT1().stream()
                            .map(view -> view.notice())
                            .filter(notice -> notice.number() != null)
                            .forEach(notice -> {
                                var loop = loop(notice, followers, read.getT4());
                                loops.add(loop.with(own.with(notice.id(), loop)));
                            });
                    read.getT2().forEach(priority -> {
                        var loop = loop(priority, followers, read.getT5());
                        loops.add(loop.with(own.with(priority.stored().id(), loop)));
                    });
                    loops.sort(Comparator.comparing(LearningLoop::begunAt)
                            .reversed()
                            .thenComparing(LearningLoop::reference));
                    loops.removeIf(loop -> brokenAt != null && !brokenAt.equals(loop.brokenAt()));
                    return loops;
                });
    }

    private static LearningLoop loop(Notice notice, Followers followers, Map<UUID, NoticeProgress> progress) {
        var number = Objects.requireNonNull(notice.number());
        var made = progress.getOrDefault(notice.id(), NoticeProgress.NONE);
        var followedBy = followers.of(number);
        var measures = followers.measures(number);
        int findings = notice.content().path("evidence").size();
        return new LearningLoop(
                LearningLoop.NOTICE,
                number,
                notice.content().path("title").asString(""),
                notice.state(),
                Objects.requireNonNull(notice.issuedAt()),
                findings,
                Link.of(findings > 0),
                followedBy.isEmpty() ? Link.of(made.answered()) : Link.THERE,
                Link.of(made.done()),
                Link.of(!measures.isEmpty()),
                followedBy,
                measures,
                LearningLoop.Own.NONE);
    }

    private static LearningLoop loop(Priority priority, Followers followers, Map<UUID, Integer> joined) {
        var stored = priority.stored();
        var content = stored.content();
        var measures = Followers.named(content);
        int findings = content.path("evidence").size();
        return new LearningLoop(
                LearningLoop.PRIORITY,
                stored.id().toString(),
                content.path("title").asString(""),
                stored.state(),
                stored.createdAt(),
                findings,
                Link.of(findings + content.path("notices").size() > 0),
                Link.of(priority.piloted()),
                Link.of(joined.getOrDefault(stored.id(), 0)),
                Link.of(!measures.isEmpty()),
                followers.of(stored.id().toString()),
                measures,
                LearningLoop.Own.NONE);
    }

    /** All of a list, page by page. */
    private static <T> Mono<List<T>> whole(Function<String, Mono<Page<T>>> read) {
        return read.apply("")
                .expand(page -> page.next() == null ? Mono.empty() : read.apply(page.next()))
                .concatMap(page -> Flux.fromIterable(page.items()))
                .collectList();
    }
}
