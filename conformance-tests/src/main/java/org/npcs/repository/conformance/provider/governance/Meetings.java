package org.npcs.repository.conformance.provider.governance;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Meetings, their agendas, minutes and calendars. */
@Together(Ground.TEAMS)
final class Meetings {

    private static final int OCTETS = 75;
    private static final int LONG_AGO = 400;
    private static final String LONG_TITLE =
            "Measures, training and the next steps of the workgroup, with a résumé of all that was learnt so far";

    @Requirement(value = "GVN-030", lookFirst = "Whether the roles of the day are read besides the seats.")
    void everybodyIsInvited(Server server) {
        OneGroup group = OneGroup.of(server);
        String advisor = Advisors.serving(group);
        JsonNode invited = group.read(group.planned(3)).path("invited");
        List<String> codes = invited.valueStream()
                .map(one -> one.path("capacity").asString("") + " "
                        + one.path("jurisdiction")
                                .asString(one.path("organisation").asString("")))
                .toList();
        for (Executive.Position seat : group.seats()) {
            Expect.that(
                    codes.contains("seat " + seat.jurisdiction()), "the seat " + seat.jurisdiction(), codes.toString());
        }
        Expect.that(codes.contains("advisor " + advisor), "the advisor", codes.toString());
    }

    @Requirement(value = "GVN-031", lookFirst = "Whether a step is compared with the beginning of the meeting.")
    void nothingIsHeldBeforeItBegins(Server server) {
        OneGroup group = OneGroup.of(server);
        String meeting = group.planned(3);
        Expect.problem(group.step(meeting, "held"), 409, "illegal-transition");
        Expect.status(group.step(meeting, "noticed"), 200);
        OneGroup.refused(group.step(meeting, "held"), "GOV-R-039", "/to");
        Expect.status(group.step(meeting, "cancelled"), 200);
        Expect.problem(group.step(meeting, "noticed"), 409, "illegal-transition");
    }

    @Requirement(value = "GVN-032", lookFirst = "Whether a final agenda is looked at, and stored all the same.")
    void agendasAreDevelopedWithAdvisors(Server server) {
        OneGroup group = OneGroup.of(server);
        String meeting = group.planned(3);
        ObjectNode content = group.meeting(group.now().plus(3, ChronoUnit.DAYS))
                .put("agendaFinal", true)
                .put("agendaFinalReason", "The day was set.");
        JsonNode stored = Expect.status(group.put(meeting, content), 200).json();
        List<String> rules = stored.path("warnings")
                .valueStream()
                .map(one -> one.path("rule").asString(""))
                .sorted()
                .toList();
        Expect.equal("the warnings", List.of("GOV-R-030", "GOV-R-031"), rules);
        Expect.equal(
                "the reason",
                "The day was set.",
                group.read(meeting).path("agendaFinalReason").asString(""));
    }

    @Requirement(value = "GVN-033", lookFirst = "Whether seats of the day are compared with the entries.")
    void attendanceIsWhole(Server server) {
        OneGroup group = OneGroup.of(server);
        String attendance = group.held(3) + "/attendance";
        Expect.problem(server.as(Persona.FIRST_LEAD).get(attendance), 404, "not-found");
        ObjectNode partial = group.attendance("present");
        partial.withArray("/entries").remove(1);
        OneGroup.refused(group.first(attendance, partial), "GOV-R-033", "/entries");
        OneGroup.refused(group.first(attendance, group.attendance("excused")), "GOV-R-034", "/entries/0/excuse");
        OneGroup.refused(
                group.first(attendance, group.attendance("represented")), "GOV-R-034", "/entries/0/representedBy");
        Expect.status(group.first(attendance, group.attendance("absent")), 201);
        Expect.equal(
                "the status",
                "absent",
                group.read(attendance).at("/entries/0/status").asString(""));
    }

    private static ObjectNode minutes(Server server, String text) {
        return server.invented().object().put("text", text);
    }

    @Requirement(value = "GVN-034", lookFirst = "Whether attendance is looked for before minutes are approved.")
    void attendanceComesFirst(Server server) {
        OneGroup group = OneGroup.of(server);
        String meeting = group.held(3);
        Expect.status(group.first(meeting + "/minutes", minutes(server, "We met.")), 201);
        Expect.status(group.step(meeting + "/minutes", "circulated"), 200);
        Executive.refused(group.step(meeting + "/minutes", "approved"), "GOV-R-032");
        Expect.status(group.first(meeting + "/attendance", group.attendance("present")), 201);
        Expect.status(group.step(meeting + "/minutes", "approved"), 200);
    }

    @Requirement(value = "GVN-035", lookFirst = "Whether versions of minutes are kept, and approved ones closed.")
    void versionsOfMinutesStay(Server server) {
        OneGroup group = OneGroup.of(server);
        String meeting = group.held(3);
        String path = meeting + "/minutes";
        Expect.status(group.first(path, minutes(server, "We met.")), 201);
        Expect.status(group.step(path, "circulated"), 200);
        Answer changed = Expect.status(group.put(path, minutes(server, "We met and agreed.")), 200);
        Expect.equal("the state of changed minutes", "draft", changed.text("/state"));
        Expect.status(group.step(path, "circulated"), 200);
        Expect.status(group.first(meeting + "/attendance", group.attendance("present")), 201);
        Expect.status(group.step(path, "approved"), 200);
        Expect.problem(group.put(path, minutes(server, "Something else.")), 409, "illegal-transition");
        List<JsonNode> versions = Pages.items(server.as(Persona.FIRST_LEAD), path + "/versions?limit=2", 2);
        Expect.equal(
                "the states",
                List.of("draft", "circulated", "draft", "circulated", "approved"),
                versions.stream().map(one -> one.path("state").asString("")).toList());
        Expect.equal("the first text", "We met.", versions.get(0).path("text").asString(""));
    }

    @Requirement(value = "GVN-036", lookFirst = "Whether the days of the charter are added to the day of the meeting.")
    void lateMinutesAreTold(Server server) {
        OneGroup group = OneGroup.of(server);
        String late = group.held(LONG_AGO);
        group.held(0);
        String list = "/v1/meetings?minutesLate=true&committee=" + group.key() + "&limit=50";
        String id = late.substring(late.lastIndexOf('/') + 1);
        Expect.equal("late meetings", List.of(id), Pages.all(server.as(Persona.FIRST_LEAD), list, 50, "/id"));
        Expect.status(group.first(late + "/minutes", minutes(server, "We met.")), 201);
        Expect.status(group.step(late + "/minutes", "circulated"), 200);
        Expect.equal("late meetings", List.of(), Pages.all(server.as(Persona.FIRST_LEAD), list, 50, "/id"));
    }

    @Requirement(value = "GVN-037", lookFirst = "Whether lines are folded by octets, and versions counted.")
    void calendarsFollow(Server server) {
        OneGroup group = OneGroup.of(server);
        String meeting = group.planned(3);
        ObjectNode content = group.meeting(group.now().plus(3, ChronoUnit.DAYS)).put("title", LONG_TITLE);
        Expect.status(group.put(meeting, content), 200);
        Answer before = calendar(server, meeting + "/calendar");
        Expect.equal("the media type", "text/calendar", before.mediaType());
        folded(before);
        Expect.equal("the summary", LONG_TITLE, value(before, "SUMMARY").replace("\\,", ","));
        Expect.status(group.step(meeting, "cancelled"), 200);
        Answer after = calendar(server, "/v1/calendar?committee=" + group.key());
        folded(after);
        Expect.equal("the UID", value(before, "UID"), value(after, "UID"));
        Expect.equal("the status", "CANCELLED", value(after, "STATUS").toUpperCase(Locale.ROOT));
        Expect.that(
                Integer.parseInt(value(after, "SEQUENCE")) > Integer.parseInt(value(before, "SEQUENCE")),
                "a SEQUENCE that grew",
                value(after, "SEQUENCE"));
    }

    private static Answer calendar(Server server, String path) {
        return Expect.status(
                server.as(Persona.FIRST_LEAD)
                        .call("GET", path)
                        .header("Accept", "text/calendar")
                        .send(),
                200);
    }

    private static void folded(Answer answer) {
        for (String line : answer.text().split("\r\n", -1)) {
            int octets = line.getBytes(StandardCharsets.UTF_8).length;
            Expect.that(octets <= OCTETS, "lines of " + OCTETS + " octets at most", "one of " + octets);
        }
    }

    private static String value(Answer answer, String property) {
        return Pattern.compile("(?m)^" + property + "(?:;[^:\r\n]*)?:([^\r\n]*)")
                .matcher(answer.text().replace("\r\n ", ""))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining(" "));
    }

    @Requirement(value = "GVN-038", lookFirst = "Whether excuses are left out of what counts.")
    void excusesAreNotCounted(Server server) {
        OneGroup group = OneGroup.of(server);
        Expect.status(group.first(group.held(70) + "/attendance", group.attendance("absent")), 201);
        ObjectNode excused = group.attendance("excused");
        ((ObjectNode) excused.at("/entries/0")).put("excuse", "illness");
        Expect.status(group.first(group.held(69) + "/attendance", excused), 201);
        JsonNode told = group.read(group.path() + "/attendance");
        JsonNode row = told.path("rows")
                .valueStream()
                .filter(one -> one.path("jurisdiction")
                        .asString("")
                        .equals(group.seats().get(0).jurisdiction()))
                .findFirst()
                .orElseThrow();
        Expect.equal("meetings that count", 1, row.path("attendedOf").asInt(-1));
        Expect.equal("excuses", 1, row.at("/attendance/excused").asInt(-1));
        String month = group.today().minusMonths(1).toString().substring(0, 7);
        List<String> missed = told.path("monthsWithoutMeeting")
                .valueStream()
                .map(one -> one.asString(""))
                .toList();
        Expect.that(missed.contains(month), "the month " + month, missed.toString());
    }

    @Requirement(value = "GVN-046", lookFirst = "Whether offices of today are looked at.")
    void whoLeadsLooks(Server server) {
        OneGroup group = OneGroup.of(server);
        Executive.Position seat = group.seats().get(0);
        ObjectNode look = server.invented()
                .object()
                .put("jurisdiction", seat.jurisdiction())
                .put("teamKey", seat.teamKey());
        Executive.refused(group.post("/attendance/looks", look), "GOV-R-038");
        ObjectNode office = look.deepCopy()
                .put("office", "chair")
                .put("startsOn", group.today().toString())
                .put("endsOn", group.today().plusDays(2).toString());
        Expect.status(group.post("/offices", office), 201);
        Expect.status(group.post("/attendance/looks", look), 201);
        Expect.that(group.read(group.path() + "/attendance").has("lastLookOn"), "the day of the last look", "none");
    }
}
