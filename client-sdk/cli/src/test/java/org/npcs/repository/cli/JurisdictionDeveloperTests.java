package org.npcs.repository.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.cli.Shell.Run;
import org.npcs.repository.sandbox.Sandbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the developer of a jurisdiction needs, from the first call to the job of every night (users JD-1 to JD-12). */
@ExtendWith(OneSandbox.class)
class JurisdictionDeveloperTests {

    private static final String FIVE_FAULTS =
            "{'localKey':'%s','eventDate':'2026-09-14','awareDate':'2026-09-01','child':{'sex':'QQQ','ageYears':400},"
                    + "'naem':'PLANTED','categories':['NOPE']}";
    private static final String GOOD = "{'localKey':'%s','eventDate':'2026-09-14'}";

    @TempDir
    private Path directory;

    private Sandbox sandbox;
    private Shell shell;
    private Wire fenwick;
    private String key = "";

    @BeforeEach
    void open(Sandbox running) {
        sandbox = running;
        shell = new Shell(directory).as(running.baseUrl(), "fenwick-nightly");
        fenwick = Wire.as(running.baseUrl(), "fenwick-nightly");
        key = "JDS-" + letters();
    }

    private static String letters() {
        var letters = new StringBuilder();
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(16)
                .forEach(c -> letters.append((char) ('A' + Character.digit(c, 16))));
        return letters.toString();
    }

    private String incident() {
        return "/v1/jurisdictions/US-XB/incidents/" + key;
    }

    @Test
    void jd1TheSandboxStartsByItselfAndTellsWhatItIs() {
        JsonNode service = Wire.json(Wire.anonymous(sandbox.baseUrl()).get("/v1"));
        assertThat(service.path("sandbox").asBoolean()).isTrue();
        assertThat(service.path("contractVersion").asString()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
        assertThat(service.path("links")).isNotEmpty();
        assertThat(service.path("howToGetAToken").asString()).contains("/oauth2/token");
    }

    @Test
    void jd2TheDoctorLooksAtEachStepThroughTheProxy() throws Exception {
        try (Relay proxy = new Relay()) {
            Run healthy = shell.run("doctor", "--proxy", proxy.address(), "--json");
            assertThat(healthy.exitCode()).as(healthy.out() + healthy.err()).isZero();
            assertThat(healthy.json().path("steps").findValuesAsString("name"))
                    .contains("name", "proxy", "tls", "service", "clock", "contract", "token", "caller", "agreement");
            assertThat(proxy.passed())
                    .as("requests that went through the proxy")
                    .isGreaterThanOrEqualTo(3);
        }
        Run closed = shell.run("doctor", "--base", "http://127.0.0.1:1");
        assertThat(closed.exitCode()).isEqualTo(3);
        assertThat(closed.out()).contains("failed", "Next: ");
    }

    @Test
    void jd3TheBodyTellsWhoIsCalling() {
        JsonNode me = Wire.json(fenwick.get("/v1/me"));
        assertThat(me.at("/jurisdiction/code").asString()).isEqualTo("US-XB");
        assertThat(me.at("/client/clientId").asString()).isEqualTo("fenwick-nightly");
        assertThat(me.at("/client/kind").asString()).isNotEmpty();
        assertThat(me.path("scopes")).isNotEmpty();
        assertThat(me.at("/agreement/state").asString()).isNotEmpty();
        assertThat(me.at("/sharingProfile/state").asString()).isNotEmpty();
        assertThat(me.path("environment").asString()).isEqualTo("sandbox");
        assertThat(me.at("/quota/remaining").asInt()).isPositive();
        assertThat(shell.run("whoami").out()).contains("US-XB", "fenwick-nightly", "requests left");
    }

    @Test
    void jd4AllFaultsAreToldAtOnceAndNothingIsStored() {
        var answer = fenwick.post("/v1/jurisdictions/US-XB/incidents/validate", FIVE_FAULTS.formatted(key), "");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode findings = Wire.json(answer).path("findings");
        assertThat(findings.findValuesAsString("pointer"))
                .contains("/awareDate", "/child/sex", "/child/ageYears", "/naem", "/categories/0");
        findings.forEach(one -> {
            for (String member : List.of("rule", "message", "class", "origin", "page", "fix")) {
                assertThat(one.path(member).asString("")).as(one + " " + member).isNotEmpty();
            }
        });
        assertThat(answer.body()).doesNotContain("QQQ", "PLANTED", "NOPE");
        assertThat(fenwick.get(incident()).statusCode()).isEqualTo(404);
    }

    @Test
    void jd5TheSameIsFoundWithoutTheServer() {
        String faulty = FIVE_FAULTS.formatted(key);
        ObjectNode online =
                (ObjectNode) Wire.json(fenwick.post("/v1/jurisdictions/US-XB/incidents/validate", faulty, ""));
        shell.write("one.json", faulty);
        Run offline = new Shell(directory).run("validate", "one.json", "--json");
        ObjectNode local = (ObjectNode) offline.json();
        online.remove("meta");
        local.remove("meta");
        assertThat(local.toString()).isEqualTo(online.toString());
    }

    @Test
    void jd6WhatIsSentAgainIsThereOnce() {
        String session = "jd-six-" + UUID.randomUUID();
        Wire.anonymous(sandbox.baseUrl())
                .put(
                        "/sandbox/sessions/" + session,
                        "{'seed':7,'faults':[{'fault':'lost-after-commit','method':'PUT','path':'/v1'}]}");
        assertThatThrownBy(() -> fenwick.through(session).put(incident(), GOOD.formatted(key)))
                .isInstanceOf(UncheckedIOException.class);
        var again = fenwick.put(incident(), GOOD.formatted(key));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Wire.json(again).path("outcome").asString()).isEqualTo("unchanged");
        assertThat(Wire.json(again).path("version").asInt()).isOne();
        IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> fenwick.put(incident(), GOOD.formatted(key))))
                .toList()
                .forEach(one -> assertThat(one.join().statusCode()).isEqualTo(200));
        String id = Wire.json(again).path("id").asString();
        assertThat(Wire.json(fenwick.get("/v1/incidents/" + id + "/versions")).path("items"))
                .hasSize(1);
        String step = "/v1/incidents/" + id + "/transitions";
        assertThat(fenwick.post(step, "{'to':'accepted'}", key).statusCode()).isEqualTo(200);
        var reused = fenwick.post(step, "{'to':'voided','reason':'test-record'}", key);
        assertThat(Wire.json(reused).path("code").asString()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void jd7ABatchWithBadRowsInAnyOrder() {
        List<String> faulty = new ArrayList<>();
        var lines = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            lines.append("{'noun':'review','content':{'incidentLocalKey':'" + key + name(i)
                    + "','number':1,'instrument':'ssit','instrumentVersion':'2018.1','depth':'full'}}\n");
        }
        for (int i = 0; i < 400; i++) {
            boolean bad = i % 57 == 56;
            lines.append(record(i, bad ? ",'child':{'sex':'QQQ'}" : ""));
            if (bad) {
                faulty.add(record(i, ",'child':{'sex':'2'}"));
            }
        }
        assertThat(faulty).hasSize(7);
        shell.write("night.ndjson", lines.toString());
        // Reviews of the faulty ones come behind the first hundred.
        Run run = shell.run("submit", "night.ndjson", "--outbox", "outbox", "--key", key, "--json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        JsonNode submission = run.json().path("submissions").path(0);
        JsonNode counts = submission.path("counts");
        assertThat(counts.path("rejected").asInt()).isEqualTo(7);
        assertThat(counts.path("created").asInt() + counts.path("waiting").asInt())
                .isEqualTo(493);
        assertThat(submission.path("state").asString()).isEqualTo("accepted-with-rejections");
        Run results = shell.run("results", key, "--xlsx", "errors.xlsx", "--csv", "errors.csv");
        assertThat(results.out()).contains("STR-CODE");
        assertThat(shell.path("errors.xlsx")).isNotEmptyFile();
        assertThat(shell.read("errors.csv")).startsWith("localKey,eventMonth,message");
        shell.write("again.ndjson", String.join("", faulty));
        Run again = shell.run("submit", "again.ndjson", "--outbox", "outbox", "--key", key + "-2", "--json");
        assertThat(again.exitCode()).as(again.out()).isZero();
        assertThat(again.json().path("in").asInt()).isEqualTo(7);
        shell.write("empty.ndjson", "");
        Run empty = shell.run("submit", "empty.ndjson", "--outbox", "outbox", "--key", key + "-3");
        assertThat(empty.out()).contains("no record");
    }

    private String record(int number, String more) {
        return "{'noun':'incident','content':{'localKey':'" + key + name(number) + "','eventDate':'2026-09-14'" + more
                + "}}\n";
    }

    private static String name(int number) {
        return "" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
    }

    @Test
    void jd8CaseNumbersStayHere() throws SQLException {
        String caseNumber = "2026-00417-" + letters();
        assertThat(shell.run("key", "init").exitCode()).isZero();
        shell.write("numbers.txt", caseNumber + "\n");
        String local = shell.run("key", "show-local", "numbers.txt", "--json")
                .json()
                .at("/items/0/localKey")
                .asString();
        assertThat(local).matches("[A-Z][A-Z0-9-]{20,}").doesNotContain("00417");
        shell.write(
                "night.ndjson",
                "{'noun':'incident','content':{'localKey':'" + local
                        + "','eventDate':'2026-09-14','child':{'sex':'QQQ'}}}\n");
        Run run = shell.run(
                "submit",
                "night.ndjson",
                "--outbox",
                "outbox",
                "--key",
                key,
                "--error-sheet",
                "errors.csv",
                "--case-numbers",
                "numbers.txt",
                "--local-key",
                "local-key.secret");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(shell.read("errors.csv")).contains(caseNumber, "QQQ");
        assertThat(run.out() + run.err()).doesNotContain(caseNumber);
        assertThat(holding(caseNumber))
                .as("places of the database that hold it")
                .isEmpty();
        assertThat(holding(local)).as("the same search finds what is there").isNotEmpty();
    }

    /** Columns of the repository's database in which a text occurs. */
    private List<String> holding(String text) throws SQLException {
        String address = sandbox.context().getEnvironment().getRequiredProperty("spring.flyway.url");
        List<String> found = new ArrayList<>();
        try (var connection = DriverManager.getConnection(address, "postgres", "");
                var tables = connection.prepareStatement(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
                var rows = tables.executeQuery()) {
            while (rows.next()) {
                String table = rows.getString(1);
                try (var search = connection.prepareStatement(
                        "SELECT count(*) FROM \"" + table + "\" t WHERE strpos(t::text, ?) > 0")) {
                    search.setString(1, text);
                    try (var counted = search.executeQuery()) {
                        counted.next();
                        if (counted.getLong(1) > 0) {
                            found.add(table);
                        }
                    }
                }
            }
        }
        return found;
    }

    @Test
    void jd9NobodyCallsALocalCodeOtherButAPerson() {
        shell.write(
                "extract.ndjson",
                "{'noun':'incident','content':{'localKey':'" + key
                        + "','eventDate':'2026-09-14','child':{'sex':'FEM'},'categories':['HIT']}}\n");
        assertThat(shell.run("mapping", "init", "--from", "extract.ndjson").exitCode())
                .isZero();
        assertThat(shell.read("mapping.csv")).contains("FEM", "HIT").doesNotContain("OTHER");
        Run open = shell.run("mapping", "check");
        assertThat(open.exitCode()).isEqualTo(1);
        assertThat(open.out()).contains("FEM", "HIT");
        Run run = shell.run(
                "submit",
                "extract.ndjson",
                "--outbox",
                "outbox",
                "--key",
                key,
                "--mapping-version",
                "2026-11",
                "--json");
        assertThat(run.json().at("/submissions/0/mappingVersion").asString()).isEqualTo("2026-11");
    }

    @Test
    void jd10WhatMayNotBeSharedIsRefusedAndItsAbsenceIsNoGap() throws SQLException {
        Wire admin = Wire.as(sandbox.baseUrl(), "alder-admin");
        Wire nightly = Wire.as(sandbox.baseUrl(), "alder-nightly");
        String profile = "/v1/jurisdictions/US-XB-ALD/profile";
        String before = admin.get(profile).statusCode() == 200
                ? Wire.json(admin.get(profile)).path("version").asString()
                : "0";
        admin.put(
                profile + (before.equals("0") ? "" : "?expectedVersion=" + before),
                "{'issuedAt':'2026-11-01T09:00:00Z','effectiveFrom':'2026-11-01','notPermittedElements':['incident.county','incident.child.sex']}");
        String path = "/v1/jurisdictions/US-XB-ALD/incidents/" + key;
        String county = "9" + Math.floorMod(key.hashCode(), 90) + "7";
        var refused =
                nightly.put(path, "{'localKey':'" + key + "','eventDate':'2026-09-14','county':'" + county + "'}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("PRF-NOT-PERMITTED", "/county");
        assertThat(holding(key)).as("a refused record is nowhere").doesNotContain("incident", "incident_version");
        var kept = nightly.put(
                path,
                "{'localKey':'" + key
                        + "','eventDate':'2026-09-14','absences':{'county':'not-permitted','child.sex':'not-permitted'}}");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        JsonNode quality = Wire.json(nightly.get("/v1/jurisdictions/US-XB-ALD/reporting-periods/2026-09/quality"));
        JsonNode element = quality.path("elements")
                .valueStream()
                .filter(one -> one.path("element").asString("").equals("incident.child.sex"))
                .findFirst()
                .orElseThrow();
        assertThat(element.path("withheld").asInt()).isPositive();
        String after = Wire.json(admin.get(profile)).path("version").asString();
        admin.put(
                profile + "?expectedVersion=" + after,
                "{'issuedAt':'2026-11-02T09:00:00Z','effectiveFrom':'2026-11-01','notPermittedElements':[]}");
    }

    @Test
    void jd11ANilMonthIsConfirmedAndStaysVisibleWhenSomethingComesLate() {
        String period = "201" + Math.floorMod(key.hashCode(), 8) + "-1" + Math.floorMod(key.hashCode() / 8, 3);
        Run nil = shell.run("attest", period, "--status", "none-to-report", "--json");
        assertThat(nil.json().path("state").asString()).isEqualTo("none-to-report");
        fenwick.put(incident(), "{'localKey':'" + key + "','eventDate':'" + period + "-09'}");
        JsonNode later = shell.run("attest", period, "--json").json();
        assertThat(later.path("state").asString()).isEqualTo("superseded");
        assertThat(later.at("/content/status").asString()).isEqualTo("none-to-report");
        assertThat(later.path("records").asInt()).isOne();
    }

    @Test
    void jd12TheNightlyJobSurvives() {
        String session = "jd-twelve-" + UUID.randomUUID();
        Wire.anonymous(sandbox.baseUrl())
                .put(
                        "/sandbox/sessions/" + session,
                        "{'seed':7,'faults':[{'fault':'lost-after-commit','method':'POST','path':'/v1/jurisdictions'},"
                                + "{'fault':'too-many-requests','path':'/v1','skip':1,'times':2,'retryAfterSeconds':1},"
                                + "{'fault':'unavailable','path':'/v1','skip':2,'times':2},"
                                + "{'fault':'slow','path':'/v1','skip':3,'times':1,'delayMillis':3000}]}");
        shell.write("night.ndjson", record(0, "") + record(1, ""));
        String base = sandbox.baseUrl() + "/sandbox/sessions/" + session;
        Run unreachable = shell.run(
                "submit",
                "night.ndjson",
                "--outbox",
                "outbox",
                "--key",
                key,
                "--patience",
                "PT0.1S",
                "--base",
                "http://127.0.0.1:1");
        assertThat(unreachable.exitCode()).as("no connection").isEqualTo(3);
        Run survived = shell.run("resume", "--outbox", "outbox", "--base", base, "--json");
        assertThat(survived.exitCode()).as(survived.out() + survived.err()).isZero();
        assertThat(survived.json().at("/items/0/in").asInt()).isEqualTo(2);
        JsonNode plan = Wire.json(Wire.anonymous(sandbox.baseUrl()).get("/sandbox/sessions/" + session));
        assertThat(plan.toString()).contains("lost-after-commit");
        String stored = "/v1/jurisdictions/US-XB/incidents/" + key + name(0);
        assertThat(Wire.json(fenwick.get(stored)).path("version").asInt()).isOne();

        shell.write("bad.ndjson", record(2, ",'child':{'sex':'QQQ'}"));
        assertThat(shell.run("submit", "bad.ndjson", "--outbox", "outbox", "--key", key + "-b")
                        .exitCode())
                .as("some rejected")
                .isEqualTo(1);
        assertThat(new Shell(directory)
                        .as(sandbox.baseUrl(), "fenwick-nightly")
                        .set("NPCS_SECRET", "wrong")
                        .run("submit", "night.ndjson", "--outbox", "other", "--key", key + "-c")
                        .exitCode())
                .as("not authenticated")
                .isEqualTo(2);
        assertThat(new Shell(directory)
                        .as(sandbox.baseUrl(), "lantern")
                        .run("submit", "night.ndjson", "--outbox", "third", "--key", key, "--acting-for", "US-XA")
                        .exitCode())
                .as("refused by the member")
                .isEqualTo(4);
        Run proof = shell.run("receipts", "--since", "yesterday", "--pdf", "proof");
        assertThat(proof.exitCode()).isZero();
        assertThat(proof.out()).contains("fenwick-nightly");
        assertThat(directory.resolve("proof")).isNotEmptyDirectory();
    }
}
