package org.npcs.repository.server.notice;

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

/** The tables of notices and of responses; the database decides which of them a caller may see. */
@Component
final class SqlNotices {

    private static final String NUMBERED = "NPCS-SN-";

    private final SqlRecords notices;
    private final SqlRecords responses;

    SqlNotices(UnitOfWork unitOfWork) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("edition", Integer.class);
        facets.put("text_version", Integer.class);
        for (String name : List.of("drafted_by", "drafted_with", "amendment", "reviews", "cleared")) {
            facets.put(name, String.class);
        }
        for (String name : List.of("author", "first_reviewer", "second_reviewer")) {
            facets.put(name, String.class);
        }
        for (String name : List.of("issued_at", "amended_at", "ended_at")) {
            facets.put(name, Instant.class);
        }
        this.notices = new SqlRecords(unitOfWork, "safety_notice", facets);
        var ofResponses = new LinkedHashMap<String, Class<?>>();
        ofResponses.put("notice_id", UUID.class);
        ofResponses.put("edition", Integer.class);
        this.responses = new SqlRecords(unitOfWork, "notice_response", ofResponses);
    }

    SqlRecords notices() {
        return notices;
    }

    SqlRecords responses() {
        return responses;
    }

    /**
     * One notice by number or identifier, and notes the reading.
     *
     * @throws ProblemException {@code not-found}
     */
    Mono<Notice> find(Transaction transaction, String key) {
        return one(notices.list(transaction, Notice.OWNER, List.of(filter(key)), "", 1));
    }

    /** The same for work on a response, without a note. */
    Mono<Notice> beside(Transaction transaction, String key) {
        return one(notices.besideMeeting(transaction, Notice.OWNER, List.of(filter(key))));
    }

    /** Notices by their identifiers, without a note. */
    Mono<List<Notice>> besideAll(Transaction transaction, List<UUID> ids) {
        var filter = new Filter("id = ANY(?)", ids.toArray(UUID[]::new));
        return notices.besideMeeting(transaction, Notice.OWNER, List.of(filter))
                .map(rows -> rows.stream().map(Notice::new).toList());
    }

    private static Filter filter(String key) {
        return key.startsWith(NUMBERED)
                ? new Filter("natural_key = ?", key)
                : new Filter("id = ?", UUID.fromString(key));
    }

    private static Mono<Notice> one(Mono<List<StoredRecord>> found) {
        return found.flatMap(rows -> Mono.justOrEmpty(rows.stream().findFirst()))
                .map(Notice::new)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** The responses of a member to some notices; the reading is noted as one entry. */
    Mono<List<StoredRecord>> responses(Transaction transaction, String member, List<UUID> to) {
        var filter = new Filter("notice_id = ANY(?)", to.toArray(UUID[]::new));
        return responses.list(transaction, member, List.of(filter), "", to.size());
    }

    /** The same, locked for a change; for the operator. */
    Mono<Notice> lock(Transaction transaction, String key) {
        Mono<StoredRecord> found = key.startsWith(NUMBERED)
                ? notices.lock(transaction, Notice.OWNER, key)
                : notices.lock(transaction, Notice.OWNER, UUID.fromString(key));
        return found.map(Notice::new).switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }
}
