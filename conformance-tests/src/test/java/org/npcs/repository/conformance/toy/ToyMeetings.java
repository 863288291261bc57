package org.npcs.repository.conformance.toy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.npcs.repository.contract.validation.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Meetings of the toy with attendance, minutes and calendars. */
final class ToyMeetings {

    private static final Map<String, Set<String>> STATES =
            Map.of("planned", Set.of("noticed", "cancelled"), "noticed", Set.of("held", "cancelled"));
    private static final Map<String, Set<String>> MINUTES =
            Map.of("draft", Set.of("circulated"), "circulated", Set.of("approved"), "approved", Set.of("disseminated"));
    private static final int MINUTES_DAYS = 14;
    private static final int LINE = 70;

    private final Archive archive;
    private final Governance governance;
    private final List<Doc> meetings = new ArrayList<>();
    private final List<Doc> attendances = new ArrayList<>();
    private final List<Doc> minutes = new ArrayList<>();
    private final List<Doc> looks = new ArrayList<>();

    ToyMeetings(Archive archive, Governance governance) {
        this.archive = archive;
        this.governance = governance;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listMeetings", context -> governance.list(context, listed(context), this::record));
        operations.put("createMeeting", context -> {
            Governance.screened(context.body(), "title", "place");
            Doc doc = Governance.made("committee-meeting", "");
            doc.add("planned", context.body(), context.known().clientId(), "");
            meetings.add(doc);
            return Legal.answer(201, doc, invited(doc)).header("Location", "/v1/meetings/" + doc.id);
        });
        operations.put("getMeeting", context -> {
            Doc doc = meeting(context);
            return Legal.answer(200, doc, invited(doc));
        });
        operations.put("putMeeting", context -> {
            Doc doc = meeting(context);
            Governance.screened(context.body(), "title", "place");
            Archive.requireCurrent(context, doc, context.body());
            doc.add(doc.current().state(), context.body(), context.known().clientId(), "");
            return Legal.answer(200, doc, invited(doc));
        });
        operations.put("transitionMeeting", context -> {
            Doc doc = meeting(context);
            Archive.requireStep(
                    doc.current().state(), STATES, context.body().path("to").asString(""));
            if (context.body().path("to").asString("").equals("held")
                    && startsAt(doc).isAfter(Instant.now())) {
                throw Refusal.of("GOV-R-039", "/to");
            }
            Legal.move(context, doc, STATES);
            return Legal.answer(200, doc, invited(doc));
        });
        operations.put("getMeetingCalendar", context -> calendar(List.of(meeting(context))));
        operations.put("getCalendar", context -> calendar(listed(context)));
        operations.put("getMeetingAttendance", context -> {
            Doc doc = Governance.byKey(context, attendances, "meetingId");
            return Legal.answer(200, doc, part(doc));
        });
        operations.put("putMeetingAttendance", context -> {
            Doc meeting = meeting(context);
            Refusal.unlessSound(faults(context.body().path("entries"), meeting));
            return Governance.put(
                    context, attendances, "meeting-attendance", meeting.id, "recorded", ToyMeetings::part);
        });
        minutes(operations);
        operations.put("getCommitteeAttendance", this::monitor);
        operations.put("createAttendanceLook", context -> {
            String committee = context.path().getOrDefault("committee", "");
            if (!governance.leads(committee, context.body())) {
                governance.refuse("GOV-R-038", "/teamKey");
            }
            Doc doc = Governance.made("attendance-look", committee);
            doc.add("recorded", context.body(), context.known().clientId(), "");
            looks.add(doc);
            ObjectNode body = Reply.JSON.createObjectNode().put("id", doc.id).put("committee", committee);
            body.setAll((ObjectNode) doc.current().content().deepCopy());
            return Legal.answer(
                    201, doc, Legal.ended(body.put("on", Governance.today().toString()), doc));
        });
    }

    private void minutes(Map<String, Function<Context, Reply>> operations) {
        operations.put("getMinutes", context -> {
            Doc doc = Governance.byKey(context, minutes, "meetingId");
            return Legal.answer(200, doc, told(doc));
        });
        operations.put("putMinutes", context -> {
            Doc meeting = meeting(context);
            Governance.screened(context.body(), "text");
            minutes.stream()
                    .filter(doc -> doc.key.equals(meeting.id))
                    .filter(doc -> Set.of("approved", "disseminated")
                            .contains(doc.current().state()))
                    .forEach(doc -> Archive.requireStep(doc.current().state(), Map.of(), "draft"));
            return Governance.put(context, minutes, "meeting-minutes", meeting.id, "draft", ToyMeetings::told);
        });
        operations.put("listMinutesVersions", context -> {
            Doc doc = Governance.byKey(context, minutes, "meetingId");
            return Archive.guarded(archive.page(
                    context,
                    doc.versions.stream()
                            .map(version -> {
                                ObjectNode body = Reply.JSON
                                        .createObjectNode()
                                        .put("version", version.number())
                                        .put("state", version.state())
                                        .put("at", version.at().toString());
                                body.setAll((ObjectNode) version.content().deepCopy());
                                return body;
                            })
                            .toList()));
        });
        operations.put("transitionMinutes", context -> {
            Doc doc = Governance.byKey(context, minutes, "meetingId");
            String to = context.body().path("to").asString("");
            Archive.requireStep(doc.current().state(), MINUTES, to);
            if (to.equals("approved") && attendances.stream().noneMatch(one -> one.key.equals(doc.key))) {
                governance.refuse("GOV-R-032", "/to");
            }
            Legal.move(context, doc, MINUTES);
            return Legal.answer(200, doc, told(doc));
        });
    }

    private Doc meeting(Context context) {
        return Governance.find(context, meetings, "meetingId");
    }

    private static Instant startsAt(Doc meeting) {
        return OffsetDateTime.parse(meeting.current().content().path("startsAt").asString(""))
                .toInstant();
    }

    private static LocalDate day(Doc meeting) {
        return LocalDate.ofInstant(startsAt(meeting), ZoneOffset.UTC);
    }

    private static String committee(Doc meeting) {
        return meeting.current().content().path("committee").asString("");
    }

    private List<Doc> listed(Context context) {
        Map<String, String> query = context.query();
        return meetings.stream()
                .filter(doc -> query.getOrDefault("committee", committee(doc)).equals(committee(doc)))
                .filter(doc -> query.getOrDefault("state", doc.current().state())
                        .equals(doc.current().state()))
                .filter(doc -> !query.getOrDefault("minutesLate", "false").equals("true") || late(doc))
                .toList();
    }

    private boolean late(Doc meeting) {
        return meeting.current().state().equals("held")
                && day(meeting).plusDays(MINUTES_DAYS).isBefore(Governance.today())
                && minutes.stream()
                        .noneMatch(doc -> doc.key.equals(meeting.id)
                                && !doc.current().state().equals("draft"));
    }

    private ObjectNode record(Doc doc) {
        JsonNode content = doc.current().content();
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("id", doc.id)
                .put("state", doc.current().state());
        body.setAll((ObjectNode) content.deepCopy());
        body.put("attendanceRecorded", attendances.stream().anyMatch(one -> one.key.equals(doc.id)));
        body.putArray("flags");
        var warnings = body.putArray("warnings");
        if (content.path("agendaFinal").asBoolean(false)) {
            Stream.of(Map.entry("GOV-R-031", "agendaOwners"), Map.entry("GOV-R-030", "consultations"))
                    .filter(one -> content.path(one.getValue()).isEmpty())
                    .forEach(one -> warnings.add(
                            Refusal.finding(one.getKey(), "/" + one.getValue()).toJson()));
        }
        return Legal.ended(body, doc);
    }

    private ObjectNode invited(Doc doc) {
        ObjectNode body = record(doc);
        var invited = body.putArray("invited");
        invited(committee(doc), day(doc)).forEach(invited::add);
        return body;
    }

    private List<ObjectNode> invited(String committee, LocalDate day) {
        List<ObjectNode> invited = new ArrayList<>(told(governance, committee, day));
        governance.serving("coordinator", day).forEach(role -> invited.add(position("coordinator", role)));
        return invited;
    }

    static List<ObjectNode> told(Governance governance, String committee, LocalDate day) {
        List<ObjectNode> told = new ArrayList<>();
        governance.sitting(committee, day).forEach(seat -> told.add(position("seat", seat)));
        governance.serving("advisor", day).forEach(role -> told.add(position("advisor", role)));
        return told;
    }

    static ObjectNode position(String capacity, JsonNode holder) {
        ObjectNode position = Reply.JSON.createObjectNode().put("capacity", capacity);
        for (String name : List.of("jurisdiction", "organisation", "teamKey")) {
            if (holder.has(name)) {
                position.set(name, holder.path(name));
            }
        }
        return position;
    }

    private static String place(JsonNode entry) {
        return entry.path("jurisdiction").asString(entry.path("organisation").asString("")) + " "
                + entry.path("teamKey").asString("");
    }

    private List<Finding> faults(JsonNode entries, Doc meeting) {
        List<Finding> findings = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.path(i);
            named.add(place(entry));
            String status = entry.path("status").asString("");
            if (status.equals("excused") && !entry.has("excuse")) {
                findings.add(Refusal.finding("GOV-R-034", "/entries/" + i + "/excuse"));
            }
            if (status.equals("represented") && !entry.has("representedBy")) {
                findings.add(Refusal.finding("GOV-R-034", "/entries/" + i + "/representedBy"));
            }
        }
        if (governance.sitting(committee(meeting), day(meeting)).stream()
                .anyMatch(seat -> !named.contains(place(seat)))) {
            findings.add(Refusal.finding("GOV-R-033", "/entries"));
        }
        return findings;
    }

    private static ObjectNode part(Doc doc) {
        ObjectNode body = Reply.JSON.createObjectNode().put("meetingId", doc.key);
        body.setAll((ObjectNode) doc.current().content().deepCopy());
        return Legal.ended(body, doc);
    }

    private static ObjectNode told(Doc doc) {
        return part(doc).put("state", doc.current().state());
    }

    private Reply monitor(Context context) {
        String committee = context.path().getOrDefault("committee", "");
        if (!governance.knows(committee)) {
            throw new Refusal("not-found");
        }
        LocalDate today = Governance.today();
        List<Doc> held = meetings.stream()
                .filter(doc -> committee(doc).equals(committee)
                        && doc.current().state().equals("held")
                        && day(doc).isAfter(today.minusYears(1)))
                .sorted(Comparator.comparing(ToyMeetings::startsAt))
                .toList();
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("committee", committee)
                .put("from", today.minusYears(1).plusDays(1).toString())
                .put("until", today.plusDays(1).toString())
                .put("meetings", held.size());
        var missed = body.putArray("monthsWithoutMeeting");
        Set<YearMonth> months =
                new HashSet<>(held.stream().map(doc -> YearMonth.from(day(doc))).toList());
        held.stream().findFirst().map(doc -> YearMonth.from(day(doc))).ifPresent(first -> Stream.iterate(
                        first, one -> one.isBefore(YearMonth.from(today)), one -> one.plusMonths(1))
                .filter(one -> !months.contains(one))
                .forEach(one -> missed.add(one.toString())));
        var rows = body.putArray("rows");
        governance.sitting(committee, today).forEach(seat -> rows.add(strip(seat, held)));
        boolean looked = looks.stream().anyMatch(one -> one.key.equals(committee));
        if (looked) {
            body.put("lastLookOn", today.toString());
        }
        return Archive.guarded(Reply.json(200, body.put("lookDue", !looked)));
    }

    private ObjectNode strip(ObjectNode seat, List<Doc> held) {
        ObjectNode row = position("", seat);
        row.remove("capacity");
        ObjectNode counts = row.putObject("attendance").put("meetings", 0);
        List.of("present", "represented", "excused", "absent").forEach(status -> counts.put(status, 0));
        var strip = row.putArray("strip");
        for (Doc meeting : held) {
            status(meeting, seat).ifPresent(status -> {
                counts.put("meetings", counts.path("meetings").asInt() + 1);
                counts.put(status, counts.path(status).asInt() + 1);
                strip.addObject()
                        .put("meetingId", meeting.id)
                        .put("on", day(meeting).toString())
                        .put("status", status);
            });
        }
        return row.put(
                "attendedOf",
                counts.path("meetings").asInt() - counts.path("excused").asInt());
    }

    private Optional<String> status(Doc meeting, ObjectNode seat) {
        return attendances.stream()
                .filter(doc -> doc.key.equals(meeting.id))
                .flatMap(doc -> doc.current().content().path("entries").valueStream())
                .filter(entry -> place(entry).equals(place(seat)))
                .map(entry -> entry.path("status").asString(""))
                .findFirst();
    }

    private static Reply calendar(List<Doc> meetings) {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Toy//EN\r\n");
        for (Doc meeting : meetings) {
            JsonNode content = meeting.current().content();
            line(text, "BEGIN:VEVENT");
            line(text, "UID:meeting-" + meeting.id);
            line(text, "SEQUENCE:" + (meeting.current().number() - 1));
            line(text, "DTSTAMP:" + stamp(meeting.current().at()));
            line(text, "DTSTART:" + stamp(startsAt(meeting)));
            line(text, "SUMMARY:" + content.path("title").asString("").replace(",", "\\,"));
            line(text, "STATUS:" + (meeting.current().state().equals("cancelled") ? "CANCELLED" : "CONFIRMED"));
            line(text, "END:VEVENT");
        }
        line(text, "END:VCALENDAR");
        return Archive.guarded(new Reply(200, text.toString().getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "text/calendar;charset=UTF-8"));
    }

    private static String stamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
    }

    /** Folds early enough for the few letters of the checks that have two octets. */
    private static void line(StringBuilder text, String line) {
        String rest = line;
        while (rest.length() > LINE) {
            text.append(rest, 0, LINE).append("\r\n ");
            rest = rest.substring(LINE);
        }
        text.append(rest).append("\r\n");
    }
}
