package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells where meetings stand today, from what was recorded of them and from the charter in force. */
@Component
final class MeetingViews {

    private final RepositoryClock clock;
    private final SqlMeetings sql;
    private final CharterInForce charters;
    private final SqlSeats seats = new SqlSeats();

    MeetingViews(RepositoryClock clock, SqlMeetings sql, CharterInForce charters) {
        this.clock = clock;
        this.sql = sql;
        this.charters = charters;
    }

    Mono<MeetingView> of(Transaction transaction, StoredRecord meeting) {
        return of(transaction, List.of(meeting)).map(all -> all.get(0));
    }

    Mono<List<MeetingView>> of(Transaction transaction, List<StoredRecord> meetings) {
        var committees = meetings.stream()
                .map(MeetingView::committee)
                .distinct()
                .sorted()
                .toList();
        return Flux.fromIterable(committees)
                .concatMap(committee ->
                        seats.offices(transaction, committee).map(offices -> Map.entry(committee, offices)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new)
                .flatMap(offices -> SqlMeetings.of(sql.attendances, transaction, meetings)
                        .flatMap(attendances -> SqlMeetings.of(sql.minutes, transaction, meetings)
                                .flatMap(minutes -> charters.at(transaction, clock.now())
                                        .map(charter -> told(
                                                meetings,
                                                offices,
                                                attendances.stream()
                                                        .map(StoredRecord::naturalKey)
                                                        .collect(Collectors.toSet()),
                                                minutes.stream()
                                                        .collect(Collectors.toMap(
                                                                StoredRecord::naturalKey, Function.identity())),
                                                charter.settings().minutesDays())))));
    }

    private List<MeetingView> told(
            List<StoredRecord> meetings,
            Map<String, List<Officer>> offices,
            Set<String> attended,
            Map<String, StoredRecord> minutes,
            int minutesDays) {
        var today = Days.of(clock.now());
        return meetings.stream()
                .map(meeting -> {
                    var id = meeting.id().toString();
                    var day = Days.of(MeetingView.startsAt(meeting));
                    var leading = leading(offices.getOrDefault(MeetingView.committee(meeting), List.of()), day);
                    var state = state(minutes.get(id));
                    var due = day.plusDays(minutesDays);
                    return new MeetingView(
                            meeting,
                            List.of(),
                            attended.contains(id),
                            state,
                            due,
                            flags(meeting, leading, attended.contains(id), late(meeting, state, due, today)),
                            warnings(meeting.content(), leading));
                })
                .toList();
    }

    private static @Nullable String state(@Nullable StoredRecord minutes) {
        return minutes == null ? null : minutes.state();
    }

    private static boolean late(StoredRecord meeting, @Nullable String minutes, LocalDate due, LocalDate today) {
        return meeting.state().equals(Meetings.HELD)
                && today.isAfter(due)
                && (minutes == null || minutes.equals(Minutes.DRAFT));
    }

    /** Positions that lead the committee on a day. */
    private static Set<Holder> leading(List<Officer> offices, LocalDate day) {
        return offices.stream()
                .filter(office -> office.days().includes(day))
                .map(Officer::holder)
                .collect(Collectors.toSet());
    }

    private static List<String> flags(StoredRecord meeting, Set<Holder> leading, boolean attended, boolean late) {
        var flags = new ArrayList<String>();
        if (meeting.state().equals(Meetings.HELD) && !attended) {
            flags.add("attendance-missing");
        }
        if (late) {
            flags.add("minutes-late");
        }
        if (!anyOf(meeting.content().path("ledBy"), leading)) {
            flags.add("no-co-chair-leads");
        }
        return flags;
    }

    private static List<Finding> warnings(ObjectNode content, Set<Holder> leading) {
        var warnings = new ArrayList<Finding>();
        if (content.path("agendaFinal").asBoolean(false)) {
            if (!anyOf(content.path("agendaOwners"), leading)) {
                warnings.add(GovernanceRules.finding("GOV-R-031", "/agendaOwners"));
            }
            if (content.path("consultations").isEmpty()) {
                warnings.add(GovernanceRules.finding("GOV-R-030", "/consultations"));
            }
        }
        return warnings;
    }

    private static boolean anyOf(JsonNode positions, Set<Holder> leading) {
        return positions
                .valueStream()
                .anyMatch(one -> leading.contains(new Holder(
                        one.path("jurisdiction").asString(""),
                        one.path("teamKey").asString(""))));
    }
}
