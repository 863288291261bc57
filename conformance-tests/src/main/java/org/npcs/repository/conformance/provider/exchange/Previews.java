package org.npcs.repository.conformance.provider.exchange;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Previews of submissions, and corrections of many records, which begin as one. */
final class Previews {

    private static final String ONE = "1";
    private static final String OTHER = "2";

    @Requirement(value = "EXC-035", lookFirst = "Whether the work of a preview is taken back before it ends.")
    void aPreviewTellsWhatItsApplicationDoes(Server server) {
        ObjectNode good = Sent.incident(server);
        JsonNode preview = Sent.done(
                server,
                Sent.of(server, "?wait=30&mode=preview", Sent.lines(List.of(good, Sent.miscoded(server, "QQ"))))
                        .send());
        Expect.equal("the state", "previewed", preview.path("state").asString(""));
        Expect.equal(
                "records that would be created:",
                1L,
                preview.at("/counts/created").asLong(0));
        Expect.equal("the status of a previewed record:", 404, Sent.stored(server, good));
        JsonNode applied = apply(server, preview);
        Expect.equal("the counts after the application", preview.path("counts"), applied.path("counts"));
        Expect.equal("the status of the applied record:", 200, Sent.stored(server, good));
    }

    @Requirement(value = "EXC-036", lookFirst = "How the stated value is compared.")
    void aCorrectionChangesWhatHasTheStatedValue(Server server) {
        ObjectNode matching = child(server, ONE);
        ObjectNode another = child(server, OTHER);
        JsonNode preview = correct(server, List.of(matching, another));
        Expect.equal(
                "records that would be updated:",
                1L,
                preview.at("/counts/updated").asLong(0));
        apply(server, preview);
        ObjectNode wanted = matching.deepCopy();
        wanted.withObject("/content/child").put("sex", OTHER);
        Expect.equal(
                "the corrected content",
                wanted.path("content"),
                read(server, matching).json().path("content"));
        Expect.equal(
                "versions of the other record:",
                1,
                read(server, another).json().path("version").asInt(0));
    }

    @Requirement(value = "EXC-037", lookFirst = "Whether the version that was looked at is kept until the application.")
    void aRecordThatChangedMeanwhileIsNotCorrected(Server server) {
        ObjectNode record = child(server, ONE);
        JsonNode preview = correct(server, List.of(record));
        ObjectNode newer = record.deepCopy();
        newer.withObject("/content/child").put("sex", "9");
        Expect.equal(
                "records updated meanwhile:",
                1L,
                Sent.done(server, List.of(newer)).at("/counts/updated").asLong(0));
        JsonNode applied = apply(server, preview);
        Expect.equal("records rejected:", 1L, applied.at("/counts/rejected").asLong(0));
        Expect.equal(
                "the content",
                newer.path("content"),
                read(server, record).json().path("content"));
    }

    private static ObjectNode child(Server server, String sex) {
        ObjectNode record = Sent.incident(server);
        record.withObject("/content/child").put("sex", sex);
        Expect.equal(
                "records created:",
                1L,
                Sent.done(server, List.of(record)).at("/counts/created").asLong(0));
        return record;
    }

    private static JsonNode correct(Server server, List<ObjectNode> records) {
        ObjectNode body = server.invented().object().put("noun", "incident").put("reason", "mapping-fixed");
        records.forEach(record -> body.withObject("/select")
                .withArray("/localKeys")
                .add(record.at("/content/localKey").asString("")));
        body.putArray("changes")
                .addObject()
                .put("path", "child.sex")
                .put("from", ONE)
                .put("to", OTHER);
        JsonNode preview = Sent.done(
                server,
                server.as(Persona.FIRST_NIGHTLY)
                        .post(Paths.bulkCorrections(server.first()) + "?wait=30")
                        .key("conf-" + server.invented().identifier())
                        .json(body)
                        .send());
        Expect.equal("the state", "previewed", preview.path("state").asString(""));
        return preview;
    }

    private static JsonNode apply(Server server, JsonNode preview) {
        return Sent.done(
                server,
                server.as(Persona.FIRST_NIGHTLY)
                        .post(Paths.submission(preview.path("id").asString("")) + "/transitions")
                        .key(server.invented().identifier().toString())
                        .json(server.invented().object().put("to", "received"))
                        .send());
    }

    private static Answer read(Server server, ObjectNode record) {
        String key = record.at("/content/localKey").asString("");
        return Expect.status(server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(server.first(), key)), 200);
    }
}
