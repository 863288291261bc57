package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Shows how seats attended, and keeps that a co-chair looked at it; nothing follows by itself. */
@Component
public final class AttendanceMonitor implements Attendances {

    private static final int MONTHS = 12;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlGovernance governance;
    private final SqlMeetings sql;
    private final KeptRecords kept;
    private final Seats seats;
    private final CharterInForce charters;

    AttendanceMonitor(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            SqlGovernance governance,
            SqlMeetings sql,
            KeptRecords kept,
            Seats seats,
            CharterInForce charters) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.governance = governance;
        this.sql = sql;
        this.kept = kept;
        this.seats = seats;
        this.charters = charters;
    }

    /** A meeting that was held, with what was recorded of it. */
    private record Attended(StoredRecord meeting, Map<String, String> statuses) {

        static Attended of(StoredRecord meeting, StoredRecord attendance) {
            return new Attended(
                    meeting,
                    attendance
                            .content()
                            .path("entries")
                            .valueStream()
                            .collect(Collectors.toMap(
                                    MeetingAttendances::place,
                                    entry -> entry.path("status").asString(""),
                                    (one, other) -> one)));
        }

        LocalDate day() {
            return Days.of(MeetingView.startsAt(meeting));
        }

        Stream<AttendanceStrip.Mark> mark(Holder holder) {
            return Stream.ofNullable(statuses.get(holder.code() + " " + holder.teamKey()))
                    .map(status -> new AttendanceStrip.Mark(meeting.id(), day(), status));
        }
    }

    /** How a committee attended; {@code not-found} when there is no such committee. */
    public Mono<CommitteeAttendance> of(String committee) {
        return governance
                .read(governance.committees, committee)
                .flatMap(found -> unitOfWork.run(transaction -> of(transaction, committee)));
    }

    private Mono<CommitteeAttendance> of(Transaction transaction, String committee) {
        var today = Days.of(clock.now());
        var until = today.plusDays(1);
        var from = until.minusMonths(MONTHS);
        return held(transaction, committee, from, until)
                .flatMap(held -> missed(transaction, committee, held, from, today)
                        .flatMap(missed -> attended(transaction, held).flatMap(attended -> seats.sitting(
                                        transaction, committee, clock.now())
                                .map(sitting -> sitting.stream()
                                        .map(seat -> strip(seat.holder(), attended))
                                        .toList())
                                .flatMap(strips -> sql.lastLook(transaction, committee)
                                        .map(Optional::of)
                                        .defaultIfEmpty(Optional.empty())
                                        .flatMap(look -> charters.at(transaction, clock.now())
                                                .map(charter -> new CommitteeAttendance(
                                                        committee,
                                                        from,
                                                        until,
                                                        attended.size(),
                                                        missed,
                                                        strips,
                                                        look.orElse(null),
                                                        look.map(on -> on.plusDays(charter.settings()
                                                                                .untouchedDays())
                                                                        .isBefore(today))
                                                                .orElse(true))))))));
    }

    /** Months without a meeting: all of the span once the committee has met before it, else those since its first meeting. */
    private Mono<List<YearMonth>> missed(
            Transaction transaction, String committee, List<StoredRecord> held, LocalDate from, LocalDate today) {
        return held(transaction, committee, LocalDate.EPOCH, from).map(before -> {
            var first = before.isEmpty()
                    ? firstOf(held)
                    : Optional.of(YearMonth.from(from.plusMonths(1).minusDays(1)));
            return first.map(month -> withoutMeeting(held, month, today)).orElse(List.of());
        });
    }

    private Mono<List<StoredRecord>> held(Transaction transaction, String committee, LocalDate from, LocalDate until) {
        return sql.held(
                transaction,
                committee,
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                until.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private Mono<List<Attended>> attended(Transaction transaction, List<StoredRecord> held) {
        return SqlMeetings.of(sql.attendances, transaction, held).map(recorded -> {
            var byMeeting = recorded.stream().collect(Collectors.toMap(StoredRecord::naturalKey, one -> one));
            return held.stream()
                    .flatMap(meeting -> Stream.ofNullable(
                                    byMeeting.get(meeting.id().toString()))
                            .map(attendance -> Attended.of(meeting, attendance)))
                    .toList();
        });
    }

    private static AttendanceStrip strip(Holder holder, List<Attended> attended) {
        return new AttendanceStrip(
                holder, attended.stream().flatMap(one -> one.mark(holder)).toList());
    }

    private static Optional<YearMonth> firstOf(List<StoredRecord> held) {
        return held.stream().map(AttendanceMonitor::month).min(YearMonth::compareTo);
    }

    private static YearMonth month(StoredRecord meeting) {
        return YearMonth.from(Days.of(MeetingView.startsAt(meeting)));
    }

    /** Whole months from a first one on that had no meeting. */
    static List<YearMonth> withoutMeeting(List<StoredRecord> held, YearMonth first, LocalDate today) {
        var months = held.stream().map(AttendanceMonitor::month).collect(Collectors.toSet());
        return Stream.iterate(first, month -> month.isBefore(YearMonth.from(today)), month -> month.plusMonths(1))
                .filter(month -> !months.contains(month))
                .toList();
    }

    @Override
    public Mono<Map<String, AttendanceCounts>> counts(
            Transaction transaction, String committee, LocalDate from, LocalDate until) {
        return held(transaction, committee, from, until)
                .flatMap(held -> attended(transaction, held))
                .map(attended -> {
                    var statuses = new TreeMap<String, List<String>>();
                    attended.forEach(one -> one.statuses().forEach((place, status) -> statuses.computeIfAbsent(
                                    place.substring(0, place.indexOf(' ')), code -> new ArrayList<>())
                            .add(status)));
                    return statuses.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> AttendanceStrip.counts(entry.getValue())));
                });
    }

    /** A look at attendance that was recorded; {@code not-found} when there is none. */
    private Mono<StoredRecord> look(UUID id) {
        return governance.read(sql.looks, id);
    }

    /**
     * Records that somebody who leads the committee looked at its attendance.
     *
     * @throws ProblemException {@code charter-rule} by GOV-R-038, {@code validation-failed}; {@code not-found} for whoever does not
     *     keep governance, and for a committee that there is not
     */
    public Mono<StoredRecord> looked(Caller caller, String committee, ObjectNode content) {
        GovernanceRules.manager(caller);
        GovernanceRules.require(GovernanceRules.suspected(content, "/note"));
        var holder = GovernanceRules.holder(content, true);
        return requests.once(
                made -> made.id().toString(),
                id -> look(UUID.fromString(id)),
                () -> unitOfWork.run(transaction -> governance
                        .lock(governance.committees, transaction, committee)
                        .then(Mono.defer(() -> seats.officers(transaction, committee, clock.now())))
                        .filter(officers -> officers.stream()
                                .anyMatch(officer -> officer.holder().equals(holder)))
                        .switchIfEmpty(charters.at(transaction, clock.now())
                                .flatMap(charter ->
                                        Mono.error(() -> CharterRefusal.of(charter, "GOV-R-038", "/teamKey"))))
                        .flatMap(leading -> sql.looks.insert(
                                transaction,
                                kept.first(
                                        caller,
                                        "recorded",
                                        content,
                                        Map.of("committee", committee, "looked_on", Days.of(clock.now())))))));
    }
}
