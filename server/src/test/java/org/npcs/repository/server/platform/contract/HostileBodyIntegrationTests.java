package org.npcs.repository.server.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.server.running.Members.fenwick;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.RawHttp;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;

@ExtendWith(RunningSandbox.class)
class HostileBodyIntegrationTests {

    private final Api nightly = Api.as("fenwick-nightly");
    private final String key = Samples.localKey();

    @Test
    void whatIsNotOneJsonDocumentWithinTheLimitsIsMalformed() {
        var bodies = new LinkedHashMap<String, Object>();
        for (String text : new String[] {
            "",
            " ",
            "\n",
            "{",
            "}",
            "[",
            "{]",
            "{\"a\":1",
            "{\"a\":1}}",
            "{\"a\":1}{\"b\":2}",
            "{\"a\":1} x",
            "{\"a\" 1}",
            "{\"a\":1,}",
            "{,}",
            "[1,]",
            "[,1]",
            "{a:1}",
            "{'a':1}",
            "{\"a\":'b'}",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":.5}",
            "{\"a\":1.}",
            "{\"a\":1e}",
            "{\"a\":0x10}",
            "{\"a\":NaN}",
            "{\"a\":Infinity}",
            "{\"a\":-Infinity}",
            "{\"a\":--1}",
            "{\"a\":tru}",
            "{\"a\":TRUE}",
            "{\"a\":nul}",
            "{\"a\":undefined}",
            "{\"a\":\"\\x41\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"\\u{41}\"}",
            "{\"a\":\"\t\"}",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\u0000\"}",
            "{\"a\":\"\\u0000\"}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\udc00x\"}",
            "{\"a\":\"\\ud800\\ud800\"}",
            "{\"\\ud800\":1}",
            "{\"a\\u0000\":1}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":1,\"\\u0061\":2}",
            "{\"x\":{\"b\":1,\"b\":1}}",
            "{\"é\":1,\"e\u0301\":2}",
            "// c\n{}",
            "{/* c */}",
            "{\"a\":1e400}",
            "{\"a\":-1e400}",
            "{\"a\":1e-400}",
            "{\"a\":1e100000}",
            "{\"a\":1e999999999999}",
            "{\"a\":" + "9".repeat(31) + "}",
            "{\"a\":0." + "1".repeat(31) + "}",
            "{\"a\":" + "1".repeat(100_000) + "}",
            "{\"a\":\"" + "x".repeat(65_537) + "\"}",
            "{\"" + "n".repeat(257) + "\":1}",
            "\uFEFF{}",
            "{} \u0000",
            "{}\u00a0",
            "[".repeat(33) + "]".repeat(33),
            "{\"a\":".repeat(33) + "1" + "}".repeat(33),
            "[".repeat(200_000),
            "{\"a\":".repeat(100_000),
            "\"\\uD834\"",
            "<xml/>",
            "a=b",
            "{\"a\":\"unclosed}"
        }) {
            bodies.put(text.length() < 60 ? text : text.substring(0, 20) + "… " + text.length(), text);
        }
        bodies.put("UTF-16", "{\"a\":1}".getBytes(StandardCharsets.UTF_16));
        bodies.put("UTF-16LE", "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE));
        bodies.put("UTF-32", "{\"a\":1}".getBytes(Charset.forName("UTF-32")));
        bodies.put("Latin-1", "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        bodies.put("overlong", new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'});
        bodies.put("surrogate in UTF-8", new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'});
        bodies.put("above Unicode", new byte[] {'"', (byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80, '"'});
        bodies.put("cut character", new byte[] {'"', (byte) 0xE2, (byte) 0x82, '"'});
        var before = Database.storedRows();
        bodies.forEach((name, body) -> {
            var refused = timely(name, () -> nightly.put(fenwick(key), body));
            assertThat(refused.status()).as(name + refused.body()).isEqualTo(400);
            assertThat(refused.code()).as(name).isEqualTo("malformed-json");
        });
        assertThat(Database.storedRows()).isEqualTo(before);
    }

    @Test
    void documentsOfAnotherShapeAreFindings() {
        var before = Database.storedRows();
        var incident = Samples.incident(key);
        var bodies = new LinkedHashMap<String, String>();
        for (String text : new String[] {"[]", "null", "1", "true", "\"x\"", "[{}]", "{}", "[[[]]]", "0.5"}) {
            bodies.put(text, text);
        }
        bodies.put("text for a number", with(incident, "\"ageYears\":0", "\"ageYears\":\"5\""));
        bodies.put("list for a text", with(incident, "\"sex\":\"2\"", "\"sex\":[\"2\"]"));
        bodies.put("number for a text", with(incident, "\"sex\":\"2\"", "\"sex\":2"));
        bodies.put("text for a list", with(incident, "[\"SUDI\"]", "\"SUDI\""));
        bodies.put("fraction for an integer", with(incident, "\"ageYears\":0", "\"ageYears\":0.5"));
        bodies.put("huge integer", with(incident, "\"ageYears\":0", "\"ageYears\":99999999999999999999"));
        bodies.put("null member", with(incident, "\"ageYears\":0", "\"ageYears\":null"));
        bodies.put("no such day", with(incident, "2026-09-14", "2026-02-30"));
        bodies.put("no leap year", with(incident, "2026-09-14", "2026-02-29"));
        bodies.put("time for a date", with(incident, "2026-09-14", "2026-09-14T00:00:00Z"));
        bodies.put("long year", with(incident, "\"eventDate\":\"2026-09-14\"", "\"eventDate\":\"+12026-09-14\""));
        bodies.put("key with a line end", with(incident, key, key + "\\n"));
        bodies.put("__proto__", with(incident, "{\"localKey\"", "{\"__proto__\":{\"admin\":true},\"localKey\""));
        bodies.put("@class", with(incident, "{\"localKey\"", "{\"@class\":\"java.lang.Runtime\",\"localKey\""));
        bodies.put("server's own member", with(incident, "{\"localKey\"", "{\"state\":\"finalised\",\"localKey\""));
        bodies.put("another owner", with(incident, "{\"localKey\"", "{\"jurisdiction\":\"US-XA\",\"localKey\""));
        bodies.put("a thousand unknown members", with(incident, "{\"localKey\"", "{" + manyMembers() + "\"localKey\""));
        bodies.put("pattern near miss", with(incident, "OCC-3F8K2P", "A".repeat(30_000) + "!"));
        bodies.forEach((name, body) -> {
            var refused = timely(name, () -> nightly.put(fenwick(key), body));
            assertThat(refused.status()).as(name + refused.body()).isIn(400, 422);
            assertThat(refused.code()).as(name + refused.body()).isIn("validation-failed", "invalid-parameter");
            var checked = timely(name, () -> nightly.post("/v1/jurisdictions/US-XB/incidents/validate", body));
            assertThat(checked.status()).as(name + checked.body()).isIn(200, 422);
        });
        assertThat(Database.storedRows()).isEqualTo(before);
    }

    @Test
    void stepsAndSettingsOfAnotherShapeAreRefused() {
        var incident = nightly.put(fenwick(key), Samples.incident(key)).at("/id");
        var before = Database.storedRows();
        for (String body : new String[] {
            "[]",
            "null",
            "{}",
            "{\"to\":1}",
            "{\"to\":[\"accepted\"]}",
            "{\"to\":\"\"}",
            "{\"to\":null}",
            "{\"to\":\"accepted\",\"x\":1}",
            "{\"to\":\"accepted\\n\"}",
            "{\"to\":\"accepted\",\"reason\":\"not-a-code\"}"
        }) {
            var refused = timely(body, () -> nightly.post("/v1/incidents/" + incident + "/transitions", body));
            assertThat(refused.status()).as(body + refused.body()).isBetween(400, 422);
        }
        for (String body : new String[] {"[]", "1", "null", "\"x\"", "{\"sequence\":\"2\"}"}) {
            var refused = timely(body, () -> nightly.post("/v1/incidents/" + incident + "/determinations", body));
            assertThat(refused.code()).as(body + refused.body()).isIn("validation-failed", "append-only");
        }
        assertThat(Database.storedRows()).isEqualTo(before);
    }

    @Test
    void aBodyOfAnotherMediaTypeIsRefusedWithTheAcceptedOnes() {
        var before = Database.storedRows();
        for (String type : new String[] {
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/json",
            "application/json; charset=utf-16",
            "application/json; charset=iso-8859-1",
            "application/json-patch+json",
            "*/*",
            "application/*",
            "nonsense",
            "application/json, text/plain",
            "application/merge-patch+json",
            "application/json; charset=nonsense"
        }) {
            var refused =
                    timely(type, () -> nightly.header("Content-Type", type).put(fenwick(key), Samples.incident(key)));
            assertThat(refused.status()).as(type + refused.body()).isEqualTo(415);
            assertThat(refused.texts("/allowed")).containsExactly("application/json");
        }
        assertThat(Database.storedRows()).isEqualTo(before);
        assertThat(nightly.header("Content-Type", "application/json; charset=UTF-8")
                        .put(fenwick(key), Samples.incident(key))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aPackedBodyIsRefusedWhetherItIsPackedOrNot() throws java.io.IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10_000_000]);
        }
        for (Object body : new Object[] {packed.toByteArray(), Samples.incident(key)}) {
            for (String encoding : new String[] {"gzip", "deflate", "br", "gzip, gzip", "GZIP"}) {
                var refused = timely(encoding, () -> nightly.header("Content-Encoding", encoding)
                        .put(fenwick(key), body));
                assertThat(refused.code()).as(encoding).isEqualTo("unsupported-media-type");
            }
        }
    }

    @Test
    void aBodyOverTheLimitIsRefusedAndOneAtTheLimitIsRead() {
        var incident = Samples.incident(key).toString();
        var atLimit = incident + " ".repeat(1_048_576 - incident.length());

        assertThat(timely("over", () -> nightly.put(fenwick(key), atLimit + " "))
                        .code())
                .isEqualTo("body-too-large");
        assertThat(nightly.put(fenwick(key), atLimit).status()).isEqualTo(201);
    }

    @Test
    void anEndlessBodyIsCutOffAtTheLimit() {
        var chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var start = Instant.now();

        var answer = RawHttp.exchange(out -> {
            out.write(RawHttp.head(
                            "PUT",
                            fenwick(key),
                            Tokens.issued("fenwick-nightly"),
                            "Content-Type: application/json",
                            "Transfer-Encoding: chunked")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 400; i++) {
                out.write(chunk);
            }
        });

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
        assertThat(answer.isEmpty() || answer.contains("413 ")).as(answer).isTrue();
        assertThat(nightly.get(fenwick(key)).code()).isEqualTo("not-found");
    }

    @Test
    void deepAndLongDocumentsAtTheLimitAreJudgedAsUsual() {
        var deep = with(
                Samples.incident(key), "{\"localKey\"", "{\"x\":" + "[".repeat(31) + "]".repeat(31) + ",\"localKey\"");
        var longText =
                with(Samples.incident(key), "{\"localKey\"", "{\"x\":\"" + "y".repeat(65_536) + "\",\"localKey\"");
        var digits = with(Samples.incident(key), "{\"localKey\"", "{\"x\":" + "9".repeat(30) + ",\"localKey\"");

        for (String body : new String[] {deep, longText, digits}) {
            var refused = timely("limit", () -> nightly.put(fenwick(key), body));
            assertThat(refused.code()).isEqualTo("validation-failed");
            assertThat(refused.at("/findings/0/pointer")).isEqualTo("/x");
        }
    }

    private static String manyMembers() {
        var members = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            members.append("\"m").append(i).append("\":").append(i).append(',');
        }
        return members.toString();
    }

    private static String with(Object incident, String from, String to) {
        var text = incident.toString();
        assertThat(text).contains(from);
        return text.replace(from, to);
    }

    private static Reply timely(String name, java.util.function.Supplier<Reply> call) {
        var start = System.nanoTime();
        var reply = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(name).isLessThan(Duration.ofSeconds(4));
        assertThat(Map.of(400, 1, 413, 1, 415, 1, 422, 1, 409, 1, 200, 1))
                .as(name + reply.body())
                .containsKey(reply.status());
        if (reply.status() != 200) {
            assertThat(reply.header("Content-Type")).as(name).startsWith("application/problem+json");
        }
        return reply;
    }
}
