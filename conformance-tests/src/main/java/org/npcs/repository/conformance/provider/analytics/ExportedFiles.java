package org.npcs.repository.conformance.provider.analytics;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;
import tools.jackson.databind.JsonNode;

/** Who gets which bytes of an export. */
@Together(Ground.WITHDRAWALS)
final class ExportedFiles {

    @Requirement(value = "ANA-072", lookFirst = "Whether reads ask for the owner of the export.")
    void othersSeeNoExport(Server server) {
        server.given().incident();
        OneExport export = OneExport.ready(server, OneExport.incidents(server));
        String file = export.address(export.file());
        for (String path : List.of(export.path(), export.path() + "/manifest", export.path() + "/rows", file)) {
            Expect.problem(
                    OneExport.bytes(server.as(Persona.SECOND_ANALYST), path).send(), 404, "not-found");
        }
    }

    @Requirement(value = "ANA-076", lookFirst = "Digests of bytes that were changed on their way.")
    void theManifestDescribesEachFile(Server server) {
        server.given().incident();
        OneExport export = OneExport.ready(server, OneExport.incidents(server));
        Expect.that(export.manifest().path("complete").asBoolean(false), "complete", "not complete");
        for (JsonNode file : export.manifest().path("files")) {
            byte[] bytes = Expect.status(
                            OneExport.bytes(export.analyst(), export.address(file))
                                    .send(),
                            200)
                    .bytes();
            Expect.equal("bytes:", file.path("bytes").asLong(-1), (long) bytes.length);
            Expect.equal("the digest", file.path("sha256").asString(""), sha256(bytes));
        }
    }

    @Requirement(value = "ANA-077", lookFirst = "Whether bytes go with the state.")
    void whatIsOverGivesNothing(Server server) {
        server.given().incident();
        OneExport export = OneExport.ready(server, OneExport.incidents(server));
        String file = export.address(export.file());
        Expect.status(
                export.analyst()
                        .post(export.path() + "/transitions")
                        .json(server.invented().object().put("to", "expired"))
                        .send(),
                200);
        for (String path : List.of(file, export.path() + "/rows", export.path() + "/manifest")) {
            Expect.problem(OneExport.bytes(export.analyst(), path).send(), 410, "export-expired");
        }
    }

    @Requirement(value = "ANA-078", lookFirst = "Ranges whose last byte is counted wrongly.")
    void aBrokenDownloadGoesOn(Server server) {
        server.given().incident();
        OneExport export = OneExport.ready(server, OneExport.incidents(server));
        String address = export.address(export.file());
        Answer whole = Expect.status(OneExport.bytes(export.analyst(), address).send(), 200);
        byte[] bytes = whole.bytes();
        String tag = whole.header("ETag").orElse("");
        Expect.that(tag.startsWith("\""), "a strong entity tag", "none");
        int half = bytes.length / 2;
        Answer rest = Expect.status(part(export, address, "bytes=" + half + "-", tag), 206);
        Expect.that(
                Arrays.equals(rest.bytes(), Arrays.copyOfRange(bytes, half, bytes.length)),
                "exactly the bytes that were asked for",
                "other bytes");
        Answer anew = Expect.status(part(export, address, "bytes=" + half + "-", "\"another\""), 200);
        Expect.that(Arrays.equals(anew.bytes(), bytes), "the whole file", "other bytes");
        Expect.problem(part(export, address, "bytes=" + bytes.length + "-", tag), 416, "range-not-satisfiable");
    }

    private static Answer part(OneExport export, String address, String range, String tag) {
        return OneExport.bytes(export.analyst(), address)
                .header("Range", range)
                .header("If-Range", tag)
                .send();
    }

    @Requirement(value = "ANA-080", lookFirst = "Columns that one form leaves out.")
    void allFormsHaveTheSameColumns(Server server) {
        server.given().incident();
        OneExport export = OneExport.ready(server, OneExport.incidents(server));
        String header = OneExport.bytes(export.analyst(), export.address(export.file()))
                .send()
                .text()
                .lines()
                .findFirst()
                .orElse("");
        Expect.equal(
                "the columns", String.join(",", Asked.texts(export.page(1, "").path("columns"))), header);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
