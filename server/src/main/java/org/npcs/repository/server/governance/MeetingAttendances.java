package org.npcs.repository.server.governance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records who attended meetings: each seat of the day, and whoever else was invited. */
@Component
public final class MeetingAttendances {

    private final UnitOfWork unitOfWork;
    private final SqlGovernance governance;
    private final SqlMeetings sql;
    private final KeptRecords kept;
    private final Meetings meetings;
    private final Invitees invitees;

    MeetingAttendances(
            UnitOfWork unitOfWork,
            SqlGovernance governance,
            SqlMeetings sql,
            KeptRecords kept,
            Meetings meetings,
            Invitees invitees) {
        this.unitOfWork = unitOfWork;
        this.governance = governance;
        this.sql = sql;
        this.kept = kept;
        this.meetings = meetings;
        this.invitees = invitees;
    }

    /** Who attended; {@code not-found} until it has been recorded. */
    public Mono<StoredRecord> get(UUID meeting) {
        return governance.read(sql.attendances, meeting.toString());
    }

    /**
     * Records who attended.
     *
     * @throws ProblemException {@code validation-failed} by GOV-R-033, 034 or 039, {@code version-mismatch} or {@code
     *     precondition-required}; {@code not-found} for whoever does not keep governance
     */
    public Mono<Stored<StoredRecord>> put(Caller caller, UUID id, ObjectNode content, RecordChange change) {
        GovernanceRules.manager(caller);
        var stated = new KeptRecords.Statement(id.toString(), "recorded", content, Map.of());
        // The row of the meeting is held, so that whoever approves its minutes waits.
        return unitOfWork.run(transaction -> governance
                .lock(sql.meetings, transaction, id)
                .flatMap(meeting -> {
                    meetings.requireBegun(meeting, "");
                    return invitees.toMeeting(
                            transaction, MeetingView.committee(meeting), MeetingView.startsAt(meeting));
                })
                .doOnNext(invited -> GovernanceRules.require(findings(content.path("entries"), invited)))
                .then(Mono.defer(() -> kept.put(transaction, sql.attendances, caller, stated, change))));
    }

    static List<Finding> findings(JsonNode entries, List<Invited> invited) {
        var findings = new ArrayList<Finding>();
        var places = invited.stream().map(Invited::place).collect(Collectors.toSet());
        var named = new HashSet<String>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.path(i);
            var place = place(entry);
            if (!places.contains(place) || !named.add(place)) {
                findings.add(GovernanceRules.finding("GOV-R-033", "/entries/" + i));
            }
            var status = entry.path("status").asString("");
            if (status.equals("excused") && !entry.has("excuse")) {
                findings.add(GovernanceRules.finding("GOV-R-034", "/entries/" + i + "/excuse"));
            }
            if (status.equals("represented") && !entry.has("representedBy")) {
                findings.add(GovernanceRules.finding("GOV-R-034", "/entries/" + i + "/representedBy"));
            }
        }
        var missing = invited.stream()
                .filter(one -> one.capacity().equals(Invited.SEAT))
                .anyMatch(seat -> !named.contains(seat.place()));
        if (missing) {
            findings.add(GovernanceRules.finding("GOV-R-033", "/entries"));
        }
        return findings;
    }

    /** What tells the holder of an entry from others. */
    static String place(JsonNode entry) {
        var code =
                entry.path("jurisdiction").asString(entry.path("organisation").asString(""));
        return code + " " + entry.path("teamKey").asString("");
    }
}
