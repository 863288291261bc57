package org.npcs.repository.server.definition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.InstrumentVersion;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The instrument versions that ratings are made against: those of the standard and those that the operator imported. A
 * published version never changes, so one that was found may be kept.
 */
@Component
public final class Instruments {

    private static final Comparator<InstrumentVersion> ORDER =
            Comparator.comparing(InstrumentVersion::instrument).thenComparing(InstrumentVersion::version);

    private final UnitOfWork unitOfWork;
    private final IdempotentRequests once;
    private final RepositoryClock clock;
    private final SqlInstruments table = new SqlInstruments();
    private final Cache<String, InstrumentVersion> imported =
            Caffeine.newBuilder().maximumSize(1_000).build();

    Instruments(UnitOfWork unitOfWork, IdempotentRequests once, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.once = once;
        this.clock = clock;
    }

    /** One version, or empty when it is not published here. */
    public Mono<InstrumentVersion> find(String instrument, String version) {
        var known = Definitions.published()
                .instrumentVersion(instrument, version)
                .or(() -> java.util.Optional.ofNullable(imported.getIfPresent(key(instrument, version))));
        return known.map(Mono::just).orElseGet(() -> unitOfWork
                .run(reader(), transaction -> table.find(transaction, instrument, version))
                .doOnNext(found -> imported.put(key(instrument, version), found)));
    }

    /**
     * The version that a query names as {@code instrument@version}.
     *
     * @throws ProblemException {@code invalid-parameter} when it is not published here
     */
    public Mono<InstrumentVersion> named(String parameter, String name) {
        int at = name.indexOf('@');
        return find(name.substring(0, at), name.substring(at + 1))
                .switchIfEmpty(Mono.error(
                        () -> ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter(parameter))));
    }

    /** All versions of all instruments. */
    public Mono<List<InstrumentVersion>> all() {
        return unitOfWork.run(reader(), table::all).map(own -> Stream.concat(
                        Definitions.published().instrumentVersions().stream(), own.stream())
                .sorted(ORDER)
                .toList());
    }

    /**
     * Publishes a version that the operator brings, such as the licensed wording of an instrument. A version that is
     * published already with equal content is left and answered as the first time.
     *
     * @throws ProblemException {@code append-only} when the version is published already with other content
     */
    public Mono<InstrumentVersion> publish(Caller caller, InstrumentVersion wanted) {
        if (caller.client().kind() != ClientKind.OPERATOR) {
            return Mono.error(ProblemException.of(
                    ProblemCode.INSUFFICIENT_SCOPE, "Instrument versions are imported by the operator."));
        }
        return once.once(
                made -> made.instrument() + " " + made.version(),
                name -> find(name.substring(0, name.indexOf(' ')), name.substring(name.indexOf(' ') + 1)),
                () -> find(wanted.instrument(), wanted.version())
                        .switchIfEmpty(insert(caller, wanted))
                        .flatMap(published -> published.contentHash().equals(wanted.contentHash())
                                ? Mono.just(published)
                                : Mono.error(ProblemException.of(ProblemCode.APPEND_ONLY))));
    }

    /** Inserts the version, or finds the one that a twin has inserted meanwhile. */
    private Mono<InstrumentVersion> insert(Caller caller, InstrumentVersion wanted) {
        return unitOfWork.run(transaction -> table.insert(
                        transaction, wanted, clock.now(), caller.client().clientId())
                .flatMap(rows -> rows == 1
                        ? Mono.just(wanted)
                        : table.find(transaction, wanted.instrument(), wanted.version())));
    }

    private static Session reader() {
        return new Session("NOBODY", "repository", "repository", "definitions");
    }

    private static String key(String instrument, String version) {
        return instrument + ' ' + version;
    }
}
