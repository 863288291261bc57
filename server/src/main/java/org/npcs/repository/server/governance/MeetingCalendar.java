package org.npcs.repository.server.governance;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Method;
import biweekly.property.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Meetings as calendars of RFC 5545, which name no person: whoever sits or advises may follow them. */
@Component
public final class MeetingCalendar {

    private static final Duration YEAR = Duration.ofDays(366);
    private static final int MOST = 2000;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlGovernance governance;
    private final SqlMeetings sql;

    MeetingCalendar(UnitOfWork unitOfWork, RepositoryClock clock, SqlGovernance governance, SqlMeetings sql) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.governance = governance;
        this.sql = sql;
    }

    /** One meeting; {@code not-found} when there is none. */
    public Mono<String> of(UUID id) {
        return governance.read(sql.meetings, id).map(meeting -> text(List.of(meeting)));
    }

    /** The meetings of the last year and of all time to come. */
    public Mono<String> all(@Nullable String committee) {
        var filters = new ArrayList<Filter>();
        filters.add(new Filter("starts_at >= ?", clock.now().minus(YEAR)));
        if (committee != null) {
            filters.add(new Filter("committee = ?", committee));
        }
        return unitOfWork
                .run(transaction -> sql.meetings.list(transaction, AsOperator.OWNER, filters, "", MOST))
                .map(MeetingCalendar::text);
    }

    static String text(List<StoredRecord> meetings) {
        var calendar = new ICalendar();
        calendar.setProductId("-//National Child Safety Repository//Meetings//EN");
        calendar.setMethod(Method.publish());
        meetings.forEach(meeting -> calendar.addEvent(event(meeting)));
        var text = new StringWriter();
        try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
            // The library counts characters, where the standard counts octets.
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return FoldedLines.of(text.toString());
    }

    private static VEvent event(StoredRecord meeting) {
        var content = meeting.content();
        var starts = MeetingView.startsAt(meeting);
        var event = new VEvent();
        event.setUid("meeting-" + meeting.id());
        event.setSequence(meeting.version() - 1);
        event.setDateTimeStamp(date(meeting.storedAt()));
        event.setCreated(date(meeting.createdAt()));
        event.setLastModified(date(meeting.storedAt()));
        event.setDateStart(date(starts));
        event.setDateEnd(date(
                starts.plus(Duration.ofMinutes(content.path("durationMinutes").asInt(0)))));
        event.setSummary(content.path("title").asString(""));
        if (content.has("place")) {
            event.setLocation(content.path("place").asString(""));
        }
        event.setStatus(
                switch (meeting.state()) {
                    case Meetings.CANCELLED -> Status.cancelled();
                    case Meetings.PLANNED -> Status.tentative();
                    default -> Status.confirmed();
                });
        return event;
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }
}
