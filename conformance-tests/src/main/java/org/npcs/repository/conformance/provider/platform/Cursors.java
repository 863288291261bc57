package org.npcs.repository.conformance.provider.platform;

import java.time.LocalDate;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;

/** A cursor is good for the caller and the filters for which it was made, and for nothing else. */
final class Cursors {

    @Requirement(value = "PLT-014", lookFirst = "Cursors without a signature, or signed without caller and filters.")
    void aCursorOfIncidentsIsBound(Server server) {
        LocalDate day = server.invented().day();
        server.given().incident(day);
        server.given().incident(day);
        String list = Paths.incidents(server.first());
        String filter = "&eventFrom=" + day + "&eventTo=" + day;
        String cursor = cursor(server, list + "?limit=1" + filter);
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        Expect.status(nightly.get(list + "?limit=1" + filter + "&cursor=" + cursor), 200);
        refused(nightly.get(list + "?limit=1" + filter + "&cursor=" + altered(cursor)));
        refused(nightly.get(list + "?limit=1&cursor=" + cursor));
        refused(nightly.get(list + "?limit=1" + filter + "&kind=fatality&cursor=" + cursor));
        refused(server.as(Persona.FIRST_LEAD).get(list + "?limit=1" + filter + "&cursor=" + cursor));
        refused(server.as(Persona.SECOND_NIGHTLY)
                .get(Paths.incidents(server.second()) + "?limit=1" + filter + "&cursor=" + cursor));
    }

    @Requirement(value = "PLT-014", lookFirst = "Whether reviews use the same cursors as incidents.")
    void aCursorOfReviewsIsBound(Server server) {
        Stored incident = server.given().accepted();
        server.given().review(incident, 1, server.instrument().unrated());
        server.given().review(incident, 2, server.instrument().unrated());
        String list = Paths.reviews(server.first());
        String filter = "&incidentLocalKey=" + incident.key();
        String cursor = cursor(server, list + "?limit=1" + filter);
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        Expect.status(nightly.get(list + "?limit=1" + filter + "&cursor=" + cursor), 200);
        refused(nightly.get(list + "?limit=1" + filter + "&cursor=" + altered(cursor)));
        refused(nightly.get(list + "?limit=1&cursor=" + cursor));
        refused(server.as(Persona.FIRST_LEAD).get(list + "?limit=1" + filter + "&cursor=" + cursor));
    }

    private static String cursor(Server server, String path) {
        Answer page = server.as(Persona.FIRST_NIGHTLY).get(path);
        String cursor = page.status() == 200 ? page.text("/nextCursor") : "";
        if (cursor.isEmpty()) {
            throw new Inconclusive("a page of two items gave no cursor");
        }
        return java.net.URLEncoder.encode(cursor, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void refused(Answer answer) {
        Expect.problem(answer, 400, "invalid-cursor");
    }

    private static String altered(String cursor) {
        int middle = cursor.length() / 3;
        char other = cursor.charAt(middle) == 'A' ? 'B' : 'A';
        return cursor.substring(0, middle) + other + cursor.substring(middle + 1);
    }
}
