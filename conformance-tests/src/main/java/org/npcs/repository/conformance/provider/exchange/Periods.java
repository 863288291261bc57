package org.npcs.repository.conformance.provider.exchange;

import java.time.LocalDate;
import java.time.YearMonth;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Periods are dated, and silence is not zero. */
final class Periods {

    private static final int TRIES = 20;

    @Requirement(value = "EXC-025", lookFirst = "The turn of the federal fiscal year, and February of a leap year.")
    void aPeriodNamesItsCalendarAndItsDays(Server server) {
        dated(server, "calendar", "month", LocalDate.of(2024, 2, 10), "2024-02", "2024-02-01", "2024-02-29");
        dated(server, "calendar", "quarter", LocalDate.of(2026, 9, 30), "2026-Q3", "2026-07-01", "2026-09-30");
        dated(server, "federal-fiscal", "quarter", LocalDate.of(2026, 10, 1), "FFY2027-Q1", "2026-10-01", "2026-12-31");
        dated(server, "federal-fiscal", "year", LocalDate.of(2026, 9, 30), "FFY2026", "2025-10-01", "2026-09-30");
    }

    @Requirement(value = "EXC-026", lookFirst = "Whether the state of a period is worked out from a count alone.")
    void silenceIsToldFromNothingToReport(Server server) {
        YearMonth silent = silentMonth(server);
        Expect.equal("the state of a silent month", "expected", state(server, silent));
        attestNone(server, silent);
        Expect.equal("the state of an attested month", "none-to-report", state(server, silent));
    }

    @Requirement(
            value = {"EXC-027", "EXC-028"},
            lookFirst = "Periods that are closed, and attestations that nobody looks at again when a record arrives.")
    void aLateRecordIsTakenAndSupersedesAnAttestationOfNone(Server server) {
        YearMonth month = silentMonth(server);
        attestNone(server, month);
        String key = server.invented().key();
        Answer late = server.as(Persona.FIRST_NIGHTLY)
                .put(Paths.incident(server.first(), key))
                .json(server.invented().incident(key, month.atDay(3)))
                .send();
        Expect.status(late, 201);
        Answer read = Expect.status(
                server.as(Persona.FIRST_NIGHTLY).get(Paths.attestation(server.first(), month.toString(), "incident")),
                200);
        Expect.equal("the state", "superseded", read.text("/state"));
        Expect.equal("what was stated", "none-to-report", read.text("/content/status"));
    }

    private static void dated(
            Server server, String calendar, String length, LocalDate day, String id, String start, String end) {
        JsonNode period = Expect.status(
                        server.as(Persona.FIRST_NIGHTLY)
                                .get(Paths.periods(server.first()) + "?calendar=" + calendar + "&length=" + length
                                        + "&from=" + day + "&to=" + day),
                        200)
                .json()
                .at("/items/0");
        Expect.equal("the period", id, period.path("id").asString(""));
        Expect.equal("the calendar", calendar, period.path("calendar").asString(""));
        Expect.equal("the first day", start, period.path("periodStart").asString(""));
        Expect.equal("the last day", end, period.path("periodEnd").asString(""));
    }

    private static void attestNone(Server server, YearMonth month) {
        Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .put(Paths.attestation(server.first(), month.toString(), "incident"))
                        .json(server.invented().object().put("status", "none-to-report"))
                        .send(),
                201);
    }

    /** A month of the past in which the member has neither an incident nor an attestation. */
    private static YearMonth silentMonth(Server server) {
        for (int i = 0; i < TRIES; i++) {
            YearMonth month = YearMonth.from(server.invented().day());
            JsonNode period = period(server, month);
            if (period.path("incidents").asInt(1) == 0
                    && period.at("/attestations/0/state").asString("").matches("expected|none-to-report")) {
                Answer attested = server.as(Persona.FIRST_NIGHTLY)
                        .get(Paths.attestation(server.first(), month.toString(), "incident"));
                if (attested.status() == 404) {
                    return month;
                }
            }
        }
        throw new Inconclusive("no month without an incident and an attestation was found");
    }

    private static String state(Server server, YearMonth month) {
        return period(server, month).at("/attestations/0/state").asString("");
    }

    private static JsonNode period(Server server, YearMonth month) {
        String address =
                Paths.periods(server.first()) + "?length=month&from=" + month.atDay(1) + "&to=" + month.atDay(2);
        return Expect.status(server.as(Persona.FIRST_NIGHTLY).get(address), 200)
                .json()
                .at("/items/0");
    }
}
