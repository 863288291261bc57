package org.npcs.repository.server.culture;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tables of waves, results, uses and editions. */
@Component
final class SqlCulture {

    private final SqlRecords waves;
    private final SqlRecords results;
    private final SqlRecords uses;
    private final SqlRecords editions;

    SqlCulture(UnitOfWork unitOfWork) {
        var ofWaves = new LinkedHashMap<String, Class<?>>();
        ofWaves.put("results_at", Instant.class);
        var ofUses = new LinkedHashMap<String, Class<?>>();
        ofUses.put("year", Integer.class);
        waves = new SqlRecords(unitOfWork, "culture_wave", ofWaves);
        results = new SqlRecords(unitOfWork, "culture_result", new LinkedHashMap<>());
        uses = new SqlRecords(unitOfWork, "culture_use", ofUses);
        editions = new SqlRecords(unitOfWork, "culture_edition", new LinkedHashMap<>());
    }

    SqlRecords waves() {
        return waves;
    }

    SqlRecords results() {
        return results;
    }

    SqlRecords uses() {
        return uses;
    }

    SqlRecords editions() {
        return editions;
    }

    /**
     * The wave of a year, and notes the reading.
     *
     * @throws ProblemException {@code not-found}
     */
    Mono<CultureWave> wave(Transaction transaction, String member, int year) {
        return one(waves.list(transaction, member, List.of(byYear(year)), "", 1))
                .map(CultureWave::new);
    }

    /** The same for other work, without a note. */
    Mono<CultureWave> beside(Transaction transaction, String member, int year) {
        return one(waves.besideMeeting(transaction, member, List.of(byYear(year))))
                .map(CultureWave::new);
    }

    /** The same, locked for a change. */
    Mono<CultureWave> lock(Transaction transaction, String member, int year) {
        return waves.lock(transaction, member, String.valueOf(year))
                .map(CultureWave::new)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** The result of a year, and notes the reading. */
    Mono<StoredRecord> result(Transaction transaction, String member, int year) {
        return one(results.list(transaction, member, List.of(byYear(year)), "", 1));
    }

    /** A use by its identifier. */
    Mono<StoredRecord> use(Transaction transaction, String member, UUID id) {
        return one(uses.list(transaction, member, List.of(new Filter("id = ?", id)), "", 1));
    }

    private static Filter byYear(int year) {
        return new Filter("natural_key = ?", String.valueOf(year));
    }

    private static Mono<StoredRecord> one(Mono<List<StoredRecord>> found) {
        return found.flatMap(rows -> Mono.justOrEmpty(rows.stream().findFirst()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }
}
