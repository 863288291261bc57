package org.npcs.repository.conformance.provider.platform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;

/** A body is one JSON document, or nothing happens. */
final class Bodies {

    @Requirement(
            value = "PLT-004",
            lookFirst = "Readers that keep the last of two equal members, or stop after the first value.")
    void malformedBodiesOfAnIncidentAreRefusedAndNotStored(Server server) {
        String key = server.invented().key();
        String path = Paths.incident(server.first(), key);
        for (byte[] body : malformed("\"localKey\":\"" + key + "\"")) {
            Answer answer = server.as(Persona.FIRST_NIGHTLY)
                    .put(path)
                    .body("application/json", body)
                    .send();
            Expect.problem(answer, 400, "malformed-json");
        }
        byte[] large = new byte
                [server.as(Persona.ANYBODY)
                                .get("/v1/limits")
                                .json()
                                .path("bodyBytes")
                                .asInt(1_048_576)
                        + 1];
        java.util.Arrays.fill(large, (byte) ' ');
        large[0] = '{';
        large[large.length - 1] = '}';
        Answer answer = server.as(Persona.FIRST_NIGHTLY)
                .put(path)
                .body("application/json", large)
                .send();
        Expect.problem(answer, 413, "body-too-large");
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(path), 404);
    }

    @Requirement(value = "PLT-004", lookFirst = "Whether reviews and incidents are read by the same reader.")
    void malformedBodiesOfAReviewAreRefusedAndNotStored(Server server) {
        Stored incident = server.given().accepted();
        String path = Paths.review(server.first(), incident.key(), 1);
        for (byte[] body : malformed("\"incidentLocalKey\":\"" + incident.key() + "\",\"number\":1")) {
            Answer answer = server.as(Persona.FIRST_NIGHTLY)
                    .put(path)
                    .body("application/json", body)
                    .send();
            Expect.problem(answer, 400, "malformed-json");
        }
        Expect.status(server.as(Persona.FIRST_NIGHTLY).get(path), 404);
    }

    private static List<byte[]> malformed(String members) {
        String first = members.split(",", 2)[0];
        byte[] notText = ("{" + members + ",\"county\":\"x\"}").getBytes(StandardCharsets.ISO_8859_1);
        notText[notText.length - 3] = (byte) 0xE9;
        return List.of(
                utf8("{" + members),
                utf8("{" + members + "} {}"),
                utf8("{" + members + "," + first + "}"),
                utf8("{" + members + ",}"),
                utf8("{" + members + ",\"county\":NaN}"),
                utf8(" "),
                notText);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
