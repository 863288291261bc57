package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.node.ObjectNode;

/**
 * A meeting of a workgroup of a test, in which two members sit; the first one of them is its chair.
 *
 * @param group key of the workgroup
 * @param id identifier of the meeting
 */
record OneMeeting(String group, String id) {

    static final Api COORDINATOR = Api.as("coordinator");

    private static final AtomicInteger NEXT = new AtomicInteger();

    /** A workgroup that began long ago. */
    static String workgroup() {
        var key = "meets-" + NEXT.incrementAndGet();
        var from = LocalDate.now(ZoneOffset.UTC).minusMonths(11).toString();
        done(COORDINATOR.put("/v1/committees/" + key, Samples.example("committee")));
        for (String member : new String[] {"US-XA", "US-XB"}) {
            done(COORDINATOR.post(
                    "/v1/committees/" + key + "/terms",
                    "{\"jurisdiction\":\"" + member + "\",\"teamKey\":\"EXEC-1\",\"startsOn\":\"" + from + "\"}"));
        }
        done(COORDINATOR.post(
                "/v1/committees/" + key + "/offices",
                "{\"office\":\"chair\",\"jurisdiction\":\"US-XA\",\"teamKey\":\"EXEC-1\",\"startsOn\":\"" + from
                        + "\"}"));
        return key;
    }

    static ObjectNode content(String group, Instant startsAt) {
        var content = Samples.example("meeting").put("committee", group).put("startsAt", startsAt.toString());
        content.put("place", "By video").remove(List.of("consultations", "agendaFinal", "agendaOwners"));
        return content;
    }

    static OneMeeting planned(String group, Instant startsAt) {
        return new OneMeeting(
                group,
                done(COORDINATOR.post("/v1/meetings", content(group, startsAt))).at("/id"));
    }

    /** A meeting that was held some days ago. */
    static OneMeeting held(String group, int daysAgo) {
        var meeting =
                planned(group, Instant.now().minus(daysAgo, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
        done(meeting.move("noticed"));
        done(meeting.move("held"));
        return meeting;
    }

    static Reply done(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isIn(200, 201);
        return reply;
    }

    String path() {
        return "/v1/meetings/" + id;
    }

    Reply read() {
        return Api.as("cedar-lead").get(path());
    }

    Reply move(String to) {
        return COORDINATOR.post(path() + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    /** Records attendance: the status of the first seat, and the second one present. */
    Reply attended(String first) {
        return COORDINATOR.put(path() + "/attendance", """
                {"entries":[{"jurisdiction":"US-XA","teamKey":"EXEC-1","status":"%s","excuse":"illness","representedBy":"SAFE-1"},
                 {"jurisdiction":"US-XB","teamKey":"EXEC-1","status":"present"}]}
                """.formatted(first));
    }

    Reply minutes(String text, String query) {
        return COORDINATOR.put(path() + "/minutes" + query, "{\"text\":\"" + text + "\"}");
    }

    Reply minutesTo(String to) {
        return COORDINATOR.post(path() + "/minutes/transitions", "{\"to\":\"" + to + "\"}");
    }
}
