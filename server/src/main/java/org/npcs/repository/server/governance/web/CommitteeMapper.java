package org.npcs.repository.server.governance.web;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.AttendanceCounts;
import org.npcs.repository.server.governance.Composition;
import org.npcs.repository.server.governance.Holder;
import org.npcs.repository.server.governance.RoleHolder;
import org.npcs.repository.server.governance.SittingCommittee;
import org.npcs.repository.server.governance.Span;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.ObjectNode;

/** Tells committees, who sits there and how they are composed. */
final class CommitteeMapper {

    private CommitteeMapper() {}

    static String address(StoredRecord committee) {
        return "/v1/committees/" + committee.naturalKey();
    }

    static ObjectNode alone(StoredRecord committee) {
        return GovernanceMapper.versioned(begun(committee), committee, address(committee));
    }

    private static ObjectNode begun(StoredRecord committee) {
        var body = GovernanceMapper.JSON.createObjectNode().put("committee", committee.naturalKey());
        body.setAll(committee.content());
        return body;
    }

    static ObjectNode sitting(SittingCommittee committee) {
        var body = begun(committee.stored());
        seats(body, committee);
        officers(body, committee);
        var advisors = body.putArray("advisors");
        committee.advisors().forEach(one -> advisors.add(role(one)));
        if (committee.coordinator() != null) {
            body.set("coordinator", role(committee.coordinator()));
        }
        if (!committee.neverSeated().isEmpty()) {
            texts(body, "neverSeated", committee.neverSeated());
        }
        texts(body, "flags", committee.flags());
        return GovernanceMapper.versioned(body, committee.stored(), address(committee.stored()));
    }

    private static void seats(ObjectNode body, SittingCommittee committee) {
        var seats = body.putArray("sitting");
        committee.sitting().forEach(seat -> {
            var told = holder(seats.addObject().put("termId", seat.term().toString()), seat.holder(), seat.days());
            told.put(
                    "daysLeft",
                    ChronoUnit.DAYS.between(committee.today(), seat.days().until()));
            attended(told, committee.attendance().get(seat.holder().code()));
        });
        var vacant = committee.vacantSeats();
        if (vacant != null) {
            body.put("vacantSeats", vacant);
        }
    }

    private static void attended(ObjectNode seat, @Nullable AttendanceCounts counts) {
        if (counts != null) {
            seat.putObject("attendance")
                    .put("meetings", counts.meetings())
                    .put("present", counts.present())
                    .put("represented", counts.represented())
                    .put("excused", counts.excused())
                    .put("absent", counts.absent());
        }
    }

    private static void officers(ObjectNode body, SittingCommittee committee) {
        var officers = body.putArray("officers");
        committee
                .officers()
                .forEach(one -> holder(
                        officers.addObject()
                                .put("officeId", one.id().toString())
                                .put("office", one.office()),
                        one.holder(),
                        one.days()));
    }

    private static ObjectNode holder(ObjectNode told, Holder holder, Span days) {
        GovernanceMapper.put(told, "jurisdiction", holder.jurisdiction());
        GovernanceMapper.put(told, "organisation", holder.organisation());
        return told.put("teamKey", holder.teamKey())
                .put("startsOn", days.from().toString())
                .put("endsOn", days.until().toString());
    }

    private static ObjectNode role(RoleHolder role) {
        var told = GovernanceMapper.JSON
                .createObjectNode()
                .put("role", role.key())
                .put("organisation", role.organisation());
        GovernanceMapper.put(told, "teamKey", role.teamKey());
        told.put("startsOn", role.startsOn().toString());
        GovernanceMapper.put(told, "endsOn", role.lastDay());
        return told;
    }

    static ObjectNode composition(Composition composition) {
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("committee", composition.committee())
                .put("on", composition.on().toString())
                .put("seats", composition.seats());
        groups(body, "byKind", composition.byKind());
        groups(body, "bySize", composition.bySize());
        texts(body, "kindsWithoutSeat", Composition.gaps(composition.byKind()));
        texts(body, "sizesWithoutSeat", Composition.gaps(composition.bySize()));
        return body;
    }

    private static void groups(ObjectNode body, String member, List<Composition.Group> groups) {
        var array = body.putArray(member);
        groups.forEach(one -> array.addObject()
                .put("code", one.code())
                .put("seats", one.seats())
                .put("members", one.members()));
    }

    private static void texts(ObjectNode body, String member, List<String> texts) {
        var array = body.putArray(member);
        texts.forEach(array::add);
    }
}
