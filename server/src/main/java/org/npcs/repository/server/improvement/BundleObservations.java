package org.npcs.repository.server.improvement;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What members observe of care bundles by month, each its own: aggregates, exact for their owner and there for nobody else. */
@Component
public final class BundleObservations {

    private static final String STATED = "stated";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Statements statements;
    private final SqlObservations table = new SqlObservations();

    BundleObservations(UnitOfWork unitOfWork, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.statements = new Statements(unitOfWork, clock, SqlObservations.records(unitOfWork));
    }

    /**
     * Where an observation is kept.
     *
     * @param member its owner
     * @param bundle the bundle
     * @param unit alias of a unit of the owner, or {@code all}
     * @param month the month, such as {@code 2026-10}
     */
    public record Place(String member, String bundle, String unit, String month) {

        String key() {
            return bundle + "/" + unit + "/" + month;
        }
    }

    /** One observation of the caller's member; {@code not-found}. */
    public Mono<StoredRecord> get(Caller caller, Place place) {
        caller.own(place.member());
        return statements.get(place.key());
    }

    /**
     * States an observation.
     *
     * @throws ProblemException {@code not-found} for another's and for a bundle that is not published, {@code validation-failed},
     *     {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(Caller caller, Place place, ObjectNode content, RecordChange change) {
        caller.own(place.member());
        Bundles.newest(place.bundle());
        var now = clock.now();
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        Faults.require(ObservationRules.faults(place.bundle(), content, place.month(), month));
        var first = StoredRecord.first(
                        place.member(),
                        place.key(),
                        STATED,
                        content,
                        now,
                        caller.client().clientId())
                .withFacets(Map.of("bundle", place.bundle(), "unit", place.unit(), "month", place.month()));
        return statements.put(first, before -> STATED, change);
    }

    /** What should be looked at in an observation. */
    public static List<Finding> warnings(StoredRecord observation) {
        return ObservationRules.warnings(observation.content());
    }

    /**
     * The months of a unit of the caller's member, as they were stored at an instant; now for null.
     *
     * @throws ProblemException {@code not-found}, {@code invalid-parameter} when the span ends before it begins
     */
    public Mono<List<ObservedMonth>> months(
            Caller caller,
            String member,
            String bundle,
            String unit,
            @Nullable String from,
            @Nullable String until,
            @Nullable Instant asOf) {
        caller.own(member);
        Bundles.newest(bundle);
        var first = Objects.requireNonNullElse(from, "2000-01");
        var last = Objects.requireNonNullElse(until, "2099-12");
        if (last.compareTo(first) < 0) {
            throw ProblemException.of(
                    ProblemCode.INVALID_PARAMETER, d -> d.parameter("until").detail("The span ends before it begins."));
        }
        return unitOfWork.run(transaction -> table.months(
                transaction, member, bundle, unit, first, last, Objects.requireNonNullElseGet(asOf, clock::now)));
    }
}
