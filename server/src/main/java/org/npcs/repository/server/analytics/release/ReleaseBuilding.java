package org.npcs.repository.server.analytics.release;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.analytics.disclosure.NotReleasable;
import org.npcs.repository.server.analytics.disclosure.Printed;
import org.npcs.repository.server.analytics.disclosure.Revision;
import org.npcs.repository.server.analytics.release.SqlReleaseWork.Under;
import org.npcs.repository.server.analytics.table.Elements;
import org.npcs.repository.server.analytics.table.Series;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.work.BackgroundWorker;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds releases: one owner in each transaction, so that a restart goes on where it was, then all of it under control at once.
 * Whatever instance has time goes on with it.
 */
@Component
final class ReleaseBuilding extends BackgroundWorker {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Jurisdictions jurisdictions;
    private final OwnerCounting counting;
    private final SqlRecords table;
    private final SqlReleaseWork work = new SqlReleaseWork();
    private final SqlReleaseFigures figures = new SqlReleaseFigures();
    private final Series series = Series.of(OwnerCounting.INSTRUMENT, true);

    ReleaseBuilding(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            Jurisdictions jurisdictions,
            OwnerCounting counting,
            ReleaseTable records,
            @Value("${npcs.release-pause-millis:2000}") long pause) {
        super(Duration.ofMillis(pause));
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.jurisdictions = jurisdictions;
        this.counting = counting;
        this.table = records.records();
    }

    @Override
    protected Publisher<?> work() {
        return repeated(Mono.defer(this::step));
    }

    /** One step of some release under way. */
    private Mono<Boolean> step() {
        return unitOfWork
                .run(SqlReleaseWork.RELEASING, work::next)
                .flatMap(under ->
                        release(under).flatMap(release -> step(under, release)).thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<Release> release(Under under) {
        return unitOfWork.run(under.session(), transaction -> table.besideMeeting(
                        transaction, ReleaseTable.OWNER, List.of(new SqlRecords.Filter("id = ?", under.id())))
                .map(found -> new Release(found.get(0))));
    }

    private Mono<Void> step(Under under, Release release) {
        var owners = under.owners();
        if (owners == null) {
            return takingPart()
                    .flatMap(all ->
                            unitOfWork.run(SqlReleaseWork.RELEASING, transaction -> work.take(transaction, under.id())
                                    .flatMap(mine -> work.owners(transaction, under.id(), all))))
                    .then();
        }
        return unitOfWork
                .run(SqlReleaseWork.RELEASING, transaction -> work.done(transaction, under.id()))
                .flatMap(done -> {
                    var left = owners.stream()
                            .filter(owner -> !done.contains(owner))
                            .findFirst();
                    return left.isPresent()
                            ? counting.count(left.get(), under.id(), release.asOf(), new HashSet<>(owners))
                            : controlled(under, release, owners);
                });
    }

    private Mono<List<String>> takingPart() {
        return jurisdictions.codes().filterWhen(counting::takesPart).sort().collectList();
    }

    private Mono<Void> controlled(Under under, Release release, List<String> owners) {
        return moved(under, release, Release.IN_CONTROL, content -> content.put("members", owners.size()))
                .flatMap(current -> previous(current)
                        .flatMap(earlier -> carriedOver(current, earlier).flatMap(kept -> told(earlier)
                                .flatMap(printed -> pool(under.id()).flatMap(pool -> Mono.fromCallable(
                                                () -> put(current, pool, printed, kept, owners.size()))
                                        .subscribeOn(Schedulers.boundedElastic())))))
                        .flatMap(made -> finished(under, current, made).thenReturn(0L))
                        .onErrorResume(NotReleasable.class, refusal -> moved(
                                        under,
                                        current,
                                        Release.NOT_RELEASABLE,
                                        content -> content.put("reason", refusal.getMessage()))
                                .flatMap(ended -> ended(under))))
                .then();
    }

    private Mono<Long> ended(Under under) {
        return unitOfWork.run(SqlReleaseWork.RELEASING, transaction -> work.end(transaction, under.id()));
    }

    /** What was made of a release. */
    private record Made(Edition edition, List<ObjectNode> tables, ObjectNode manifest, String digest) {}

    private Made put(Release release, Pool pool, Map<String, Printed> earlier, List<String> carriedOver, int owners) {
        var rules = RulesInForce.numbers(release.rules());
        var edition = Edition.of(new Base(release.base()), pool, series, Elements.counted(), earlier, rules);
        boolean tooFew = owners <= rules.otherContributors();
        var tables = new ArrayList<ObjectNode>();
        Definitions.published()
                .analysis()
                .tables()
                .forEach(one -> tables.add(new Figures(edition, series, rules, tooFew).table(one)));
        var digests = JsonNodeFactory.instance.objectNode();
        tables.forEach(one ->
                digests.put(one.path("table").asString(""), one.path("digest").asString("")));
        var digest = StrictJson.sha256(digests.put("rules", rules.version()));
        var manifest = new Manifests(pool, edition.slabs())
                .of(release, edition.controlled().proof(), tables, 0, carriedOver, digest);
        return new Made(edition, tables, manifest, digest);
    }

    private Mono<Void> finished(Under under, Release release, Made made) {
        return jurisdictions
                .codes()
                .count()
                .flatMap(all -> unitOfWork.run(under.session(), transaction -> figures.store(
                                transaction,
                                under.id(),
                                made.edition().controlled(),
                                made.tables(),
                                made.manifest().put("membersNotSharing", all - release.members()))
                        .then(moved(under, release, Release.AWAITING_SECOND, content -> {
                            content.set("proof", made.manifest().get("proof"));
                            content.put("digest", made.digest());
                            content.put("citation", citation(release));
                            return content;
                        }))
                        .then(work.end(transaction, under.id()))))
                .then();
    }

    private static String citation(Release release) {
        return "National Child Safety Repository. Release " + release.id() + ", as of " + release.asOf() + ".";
    }

    /** The last release that was published before; empty content when there is none. */
    private Mono<Optional<Release>> previous(Release current) {
        return unitOfWork
                .run(
                        SqlReleaseWork.RELEASING,
                        transaction -> table.besideMeeting(transaction, ReleaseTable.OWNER, List.of()))
                .map(rows -> rows.stream()
                        .map(Release::new)
                        .filter(Release::answers)
                        .filter(one -> !one.id().equals(current.id()))
                        .max(java.util.Comparator.comparing(one ->
                                one.stored().content().path("publishedAt").asString(""))));
    }

    /** Takes quarters, and what is stated together, over of which too little has changed to tell them anew; returns which. */
    private Mono<List<String>> carriedOver(Release release, Optional<Release> earlier) {
        if (earlier.isEmpty()) {
            return Mono.just(List.of());
        }
        var before = earlier.get().stored().id();
        var id = release.stored().id();
        var rules = RulesInForce.numbers(release.rules());
        return pool(before).zipWith(pool(id)).flatMap(both -> {
            var kept = both.getT1().contributed().stream()
                    .filter(key -> !Revision.allowed(
                            both.getT1().parted(key), both.getT2().parted(key), rules))
                    .toList();
            return unitOfWork.run(SqlReleaseWork.RELEASING, transaction -> Flux.fromIterable(kept)
                    .concatMap(quarter -> work.carryOver(transaction, before, id, quarter))
                    .then(Mono.just(kept)));
        });
    }

    private Mono<Pool> pool(UUID id) {
        return unitOfWork
                .run(SqlReleaseWork.RELEASING, transaction -> work.contributions(transaction, id))
                .map(Pool::of);
    }

    private Mono<Map<String, Printed>> told(Optional<Release> earlier) {
        return earlier.isEmpty()
                ? Mono.just(Map.of())
                : unitOfWork.run(
                        SqlReleaseWork.RELEASING,
                        transaction -> figures.cells(
                                transaction, earlier.get().stored().id()));
    }

    /** Moves the record on, in the name of who asked for the release; one that somebody gave up stays so. */
    private Mono<Release> moved(Under under, Release release, String state, Function<ObjectNode, ObjectNode> change) {
        return unitOfWork.run(under.session(), transaction -> table.lock(
                        transaction, ReleaseTable.OWNER, release.stored().id())
                .filter(stored -> !stored.state().equals(Release.ABANDONED))
                .flatMap(stored -> table.update(transaction, next(stored, state, change, under)))
                .map(Release::new));
    }

    private StoredRecord next(StoredRecord stored, String state, Function<ObjectNode, ObjectNode> change, Under under) {
        return stored.next(
                        state,
                        Objects.requireNonNull(change.apply(stored.content())),
                        null,
                        clock.now(),
                        under.client())
                .withFacets(stored.facets());
    }
}
