package org.npcs.repository.conformance.provider.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a law withholds is no gap, and a correction is no late report. */
final class Quality {

    private static final int TRIES = 20;

    @Requirement(
            value = {"EXC-032", "EXC-033"},
            lookFirst = "Reasons for absence, and which of the instants of a record is taken.")
    void theScoresTellAWithheldValueFromAMissingOne(Server server) {
        YearMonth month = emptyMonth(server);
        LocalDate event = month.atDay(4);
        Stored withheld = server.given().incident(withoutSex(server, event, "not-permitted"));
        ObjectNode corrected = withheld.content().deepCopy();
        corrected.withObject("/child").put("ageYears", 4);
        Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .put(withheld.path())
                        .ifMatch(withheld.etag())
                        .json(corrected)
                        .send(),
                200);
        server.given().incident(withoutSex(server, event, ""));
        Answer quality = read(server, month);
        Expect.equal("records:", 2L, quality.json().path("records").asLong(0));
        JsonNode sex = sex(quality);
        Expect.equal("records that withhold the sex:", 1L, sex.path("withheld").asLong(0));
        Expect.equal("records without the sex:", 1L, sex.path("missing").asLong(0));
        Instant stored = Instant.parse(server.as(Persona.FIRST_NIGHTLY)
                .get(Paths.incident(withheld.id()))
                .text("/createdAt"));
        long days = ChronoUnit.DAYS.between(event, LocalDate.ofInstant(stored, ZoneOffset.UTC));
        long median = quality.json().at("/timeliness/medianDays").asLong(-1);
        // The second may have been stored after midnight.
        Expect.that(median == days || median == days + 1, "a median of " + days + " days", median + " days");
    }

    private static ObjectNode withoutSex(Server server, LocalDate event, String reason) {
        ObjectNode content = server.invented().incident(server.invented().key(), event);
        content.withObject("/child").remove("sex");
        if (!reason.isEmpty()) {
            content.withObject("/absences").put("child.sex", reason);
        }
        return content;
    }

    private static YearMonth emptyMonth(Server server) {
        for (int i = 0; i < TRIES; i++) {
            YearMonth month = YearMonth.from(server.invented().day());
            if (read(server, month).json().path("records").asLong(1) == 0) {
                return month;
            }
        }
        throw new Inconclusive("no month without an incident was found");
    }

    private static Answer read(Server server, YearMonth month) {
        return Expect.status(
                server.as(Persona.FIRST_NIGHTLY).get(Paths.periods(server.first()) + "/" + month + "/quality"), 200);
    }

    private static JsonNode sex(Answer quality) {
        for (JsonNode element : quality.json().path("elements")) {
            if (element.path("element").asString("").equals("incident.child.sex")) {
                return element;
            }
        }
        throw new Inconclusive("the dictionary of this server does not ask for the sex of the child");
    }
}
