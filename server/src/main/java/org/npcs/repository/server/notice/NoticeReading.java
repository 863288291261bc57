package org.npcs.repository.server.notice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads notices: what was told for its audience, what is under way for those who manage notices. */
@Component
public final class NoticeReading {

    static final String MANAGE = "notice:manage";

    private final UnitOfWork unitOfWork;
    private final SqlNotices table;
    private final Screening screening;

    NoticeReading(UnitOfWork unitOfWork, SqlNotices table, Screening screening) {
        this.unitOfWork = unitOfWork;
        this.table = table;
        this.screening = screening;
    }

    /** One notice by number or identifier; {@code not-found} outside of its audience, and before it is issued. */
    public Mono<NoticeView> get(Caller caller, String key) {
        return known(caller, key).flatMap(notice -> view(caller, notice));
    }

    /** The same without what is under way. */
    Mono<Notice> known(Caller caller, String key) {
        return unitOfWork
                .run(transaction -> table.find(transaction, key))
                .filter(notice -> caller.manages(MANAGE) || notice.edition() > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** A page of notices in the order of first storing. */
    public Mono<Page<NoticeView>> list(Caller caller, @Nullable String state, String after, int limit) {
        var filters = new ArrayList<Filter>();
        if (state != null) {
            filters.add(new Filter("state = ?", state));
        }
        if (!caller.manages(MANAGE)) {
            filters.add(new Filter("edition > ?", 0));
        }
        return unitOfWork
                .run(transaction -> table.notices().list(transaction, Notice.OWNER, filters, after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(Notice::new))
                .flatMap(page -> caller.manages(MANAGE)
                        ? screening.texts().map(texts -> page.map(notice -> managed(notice, texts)))
                        : Mono.just(page.map(NoticeReading::told)));
    }

    /** The versions of a notice, oldest first: for readers the first of each edition and the end. */
    public Mono<List<Notice>> versions(Caller caller, String key) {
        return known(caller, key).flatMap(notice -> unitOfWork
                .run(transaction -> table.notices().versions(transaction, Notice.OWNER, notice.id()))
                .map(rows -> {
                    var seen = new HashSet<String>();
                    return rows.stream()
                            .map(Notice::new)
                            .filter(one -> caller.manages(MANAGE)
                                    || one.edition() > 0 && seen.add(one.edition() + one.state()))
                            .toList();
                }));
    }

    /** A notice as the caller may see it. */
    Mono<NoticeView> view(Caller caller, Notice notice) {
        return caller.manages(MANAGE)
                ? screening.texts().map(texts -> managed(notice, texts))
                : Mono.just(told(notice));
    }

    private static NoticeView told(Notice notice) {
        return new NoticeView(notice, false, List.of(), List.of());
    }

    private NoticeView managed(Notice notice, NoticeTexts texts) {
        return new NoticeView(notice, true, held(notice, texts), NoticeRules.warnings(notice.pending()));
    }

    /** What is held of what is under way. */
    Mono<List<HeldText>> held(Notice notice) {
        return screening.texts().map(texts -> held(notice, texts));
    }

    private List<HeldText> held(Notice notice, NoticeTexts texts) {
        var cleared = ClearedText.of(notice.stored().facet("cleared"));
        return notice.underWay() ? screening.held(notice.id(), notice.pending(), cleared, texts) : List.of();
    }
}
