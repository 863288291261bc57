package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.platform.clock.MovableClock;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;

/** In an emergency the operator sees named records for an hour, and the owner sees that it does. */
@ExtendWith(RunningSandbox.class)
class EmergencyAccessIntegrationTests {

    private static final String SCOPES = "sharing:read sharing:manage";
    private static final AtomicInteger OPERATORS = new AtomicInteger();

    private final NewMember owner = NewMember.enter();
    private final Api operator = Api.as("operator");
    private final String key = Samples.localKey();
    private String incident = "";
    private String review = "";

    @BeforeEach
    void store() {
        var content = Samples.incident(key).put("county", "031");
        content.remove("absences");
        incident = owner.api().put(owner.path("incidents/" + key), content).at("/id");
        owner.api().post("/v1/incidents/" + incident + "/transitions", "{\"to\":\"accepted\"}");
        review = owner.api()
                .put(owner.path("incidents/" + key + "/reviews/1"), Samples.review(key))
                .at("/id");
        assertThat(review).isNotEmpty();
    }

    @Test
    void whatIsSeenIsCoarsenedAndAccountedFor() {
        var access = open(incident, review);

        var one = read(access, incident);
        var other = read(access, review);

        assertThat(one.status()).as(one.body()).isEqualTo(200);
        assertThat(one.at("/content/eventDate")).hasSize("2026-09".length());
        assertThat(one.at("/content/child/ageBand")).isEqualTo("LT1");
        assertThat(one.at("/content/child/sex")).isNotEmpty();
        assertThat(one.at("/content/jurisdiction")).isEqualTo(owner.code());
        assertThat(one.json().path("content").has("county")).isFalse();
        assertThat(one.body()).doesNotContain(key).doesNotContain("ageDays").doesNotContain("ageYears");
        assertThat(other.status()).as(other.body()).isEqualTo(200);
        assertThat(other.json().at("/content/ratings"))
                .isNotEmpty()
                .allSatisfy(rating -> assertThat(rating.has("rater")).isFalse());
        assertThat(other.body())
                .doesNotContain(key)
                .doesNotContain("\"text\"")
                .doesNotContain("\"lesson\"")
                .doesNotContain("sealed:");

        var account = owner.api().get(owner.path("disclosures?incidentId=" + incident));
        assertThat(account.values("/items", "recipient")).containsExactly("OPERATOR", "OPERATOR");
        assertThat(account.values("/items", "purpose")).containsOnly("emergency");
        assertThat(account.values("/items", "ticket")).containsOnly("INC-4711");
        assertThat(account.values("/items", "way")).containsOnly("emergency");
        assertThat(account.json().at("/items/1/elements").toString())
                .contains("incident.child.ageYears")
                .doesNotContain("incident.county")
                .doesNotContain("localKey");
        assertThat(owner.api().get(owner.path("disclosures/sheet?format=csv")).body())
                .contains("INC-4711");
        assertThat(owner.api().get(owner.path("disclosures/sheet?format=pdf")).body())
                .startsWith("%PDF-");
        assertThat(Database.texts(
                        "SELECT noun || ' ' || client_id FROM audit_entry WHERE jurisdiction = ? AND action = 'emergency-read'"
                                + " ORDER BY 1",
                        owner.code()))
                .containsExactly("incident operator", "review operator");
    }

    @Test
    void theOwnerIsToldAtOnceAndSeesTheList() {
        var access = open(incident);
        assertThat(owner.api().get(owner.path("changes?noun=emergency-access")).values("/items", "kind"))
                .containsExactly("created");
        assertThat(owner.api().get(owner.path("emergency-accesses")).values("/items", "ticket"))
                .containsExactly("INC-4711");
        var seen = owner.api().get(path(access));
        assertThat(seen.at("/openedBy")).isEqualTo("operator");
        assertThat(seen.at("/state")).isEqualTo("open");
        assertThat(Duration.between(Instant.parse(seen.at("/createdAt")), Instant.parse(seen.at("/expiresAt"))))
                .isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void whatIsNotNamedIsNotThere() {
        var access = open(incident);
        var foreign = NewMember.enter().stored(Samples.localKey());
        var nothing = read(access, UUID.randomUUID().toString());
        for (String other : List.of(review, foreign)) {
            assertThat(read(access, other).withoutRequest()).isEqualTo(nothing.withoutRequest());
        }
        assertThat(nothing.code()).isEqualTo("not-found");
        assertThat(operator.get("/v1/emergency-accesses/" + UUID.randomUUID() + "/records/" + incident)
                        .withoutRequest())
                .isEqualTo(nothing.withoutRequest());
        assertThat(operator.get("/v1/emergency-accesses/" + access.at("/id") + "/records/1%27%20OR%20%271%27=%271")
                        .status())
                .isEqualTo(400);
        for (String unknown : List.of(foreign, UUID.randomUUID().toString())) {
            var refused = ask(unknown);
            assertThat(refused.code()).isEqualTo("validation-failed");
            assertThat(refused.values("/findings", "pointer")).containsExactly("/recordIds/0");
        }
        assertThat(operator.get("/v1/incidents/" + incident).code())
                .as("by the way of members")
                .isIn("not-found", "insufficient-scope");
    }

    @Test
    void itEndsAfterAnHour() {
        var access = open(incident);
        var clock = RunningSandbox.bean(MovableClock.class);
        var later = Duration.ofMinutes(60);
        clock.advance(later);
        try {
            var stewards = Api.with(Tokens.issued("operator"));
            assertThat(read(stewards, access, incident).withoutRequest())
                    .isEqualTo(
                            read(stewards, access, UUID.randomUUID().toString()).withoutRequest());
            assertThat(stewards.get(path(access)).at("/state")).isEqualTo("expired");
            assertThat(stewards.post(path(access) + "/transitions", "{\"to\":\"closed\"}")
                            .code())
                    .isEqualTo("illegal-transition");
        } finally {
            clock.advance(later.negated());
        }
        assertThat(read(access, incident).status()).isEqualTo(200);
        asIfByTheClockOfTheDatabase(access);
        assertThat(read(access, incident).code())
                .as("whatever the service says")
                .isEqualTo("not-found");
    }

    private static void asIfByTheClockOfTheDatabase(Reply access) {
        Database.asSuperuser(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SET session_replication_role = replica");
                return statement.execute(
                        "UPDATE emergency_access SET ends_at = now() WHERE id = '" + access.at("/id") + "'");
            }
        });
    }

    @Test
    void eitherSideClosesItAtOnce() {
        for (Api side : List.of(operator, owner.api())) {
            var access = open(incident);
            assertThat(read(access, incident).status()).isEqualTo(200);
            var closed = side.post(path(access) + "/transitions", "{\"to\":\"closed\"}");
            assertThat(closed.at("/state")).as(closed.body()).isEqualTo("closed");
            assertThat(read(access, incident).code()).isEqualTo("not-found");
            assertThat(side.post(path(access) + "/transitions", "{\"to\":\"closed\"}")
                            .code())
                    .isEqualTo("illegal-transition");
        }
    }

    @Test
    void nobodyButThePersonThatOpenedItReads() {
        var access = open(incident);
        var another = "operator-" + OPERATORS.getAndIncrement();
        assertThat(operator.post(
                                "/v1/clients",
                                "{\"clientId\":\"" + another
                                        + "\",\"name\":\"Invented\",\"kind\":\"operator\",\"scopes\":[\"sharing:read\",\"sharing:manage\"]}")
                        .status())
                .isEqualTo(201);
        for (Api other : List.of(
                Api.with(Tokens.signed(another, SCOPES)),
                owner.api(),
                NewMember.enter().api())) {
            assertThat(read(other, access, incident).code()).isEqualTo("not-found");
        }
        for (Api member : List.of(owner.api(), NewMember.enter().api())) {
            assertThat(member.post(owner.path("emergency-accesses"), body(incident))
                            .code())
                    .isEqualTo("not-found");
        }
    }

    @Test
    void whatWasTakenBackIsNotSeen() {
        var access = open(incident);
        var asked = owner.api()
                .post(
                        owner.path("withdrawals"),
                        "{\"scope\":\"incident\",\"incidentId\":\"" + incident + "\",\"reason\":\"legal\"}");
        read(access, incident);
        assertThat(owner.api()
                        .post(owner.path("withdrawals/" + asked.at("/id") + "/transitions"), "{\"to\":\"confirmed\"}")
                        .at("/certificate/recipients/0/recipient"))
                .as("the certificate names the operator")
                .isEqualTo("OPERATOR");
        assertThat(read(access, incident).code()).isEqualTo("not-found");
        assertThat(ask(incident).code()).isEqualTo("validation-failed");
    }

    @Test
    void aRepetitionOpensOnce() {
        var same = Samples.idempotencyKey();
        var first = operator.key(same).post(owner.path("emergency-accesses"), body(incident));
        var again = operator.key(same).post(owner.path("emergency-accesses"), body(incident));
        assertThat(again.at("/id")).isEqualTo(first.at("/id")).isNotEmpty();
        assertThat(operator.get(owner.path("emergency-accesses")).values("/items", "id"))
                .containsExactly(first.at("/id"));
        for (String spoken : List.of("for Jane", "a", "inc-1")) {
            assertThat(operator.post(
                                    owner.path("emergency-accesses"),
                                    body(incident).replace("INC-4711", spoken))
                            .code())
                    .isEqualTo("validation-failed");
        }
    }

    @Test
    void theDatabaseAloneKeepsTheOperatorOut() {
        var access = open(incident);
        Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            Database.texts(connection, "SELECT open_session('OPERATOR', 'operator', 'operator', '')::text");
            for (String table : List.of("incident", "incident_version", "review", "review_version", "record_key")) {
                assertThat(Database.texts(
                                connection,
                                "SELECT count(*)::text FROM " + table + " WHERE jurisdiction = ?",
                                owner.code()))
                        .as(table)
                        .containsExactly("0");
            }
            assertThat(rows(connection, access, incident)).isEqualTo(1);
            assertThat(Database.texts(connection, "SELECT current_tenant()")).containsExactly("OPERATOR");
            assertThat(rows(connection, access, review)).as("not named").isZero();
            Database.texts(connection, "SELECT open_session(?, 'operator', 'operator', '')::text", owner.code());
            assertThat(rows(connection, access, incident))
                    .as("not the operator")
                    .isZero();
            Database.texts(connection, "SELECT open_session('OPERATOR', 'operator', 'somebody', '')::text");
            assertThat(rows(connection, access, incident)).as("another person").isZero();
            connection.rollback();
            return true;
        });
        operator.post(path(access) + "/transitions", "{\"to\":\"closed\"}");
        assertThatThrownBy(() -> Database.asRuntime(connection -> {
                    connection.setAutoCommit(false);
                    Database.texts(connection, "SELECT open_session('OPERATOR', 'operator', 'operator', '')::text");
                    assertThat(rows(connection, access, incident)).as("closed").isZero();
                    try (var statement = connection.createStatement()) {
                        return statement.execute(
                                "INSERT INTO disclosure (jurisdiction, at, recipient, client_id, request_id,"
                                        + " purpose, noun, way, records, record_ids, agreement, clauses, profile_version, elements, ticket)"
                                        + " VALUES ('" + owner.code()
                                        + "', now(), 'OPERATOR', 'x', 'x', 'emergency', 'incident',"
                                        + " 'emergency', 1, ARRAY['" + incident
                                        + "']::uuid[], 'none', '{}', 0, '{}', 'X-1')");
                    }
                }))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> Database.asSuperuser(connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.execute(
                                "UPDATE emergency_access SET state = 'open' WHERE id = '" + access.at("/id") + "'");
                    }
                }))
                .hasMessageContaining("not altered");
    }

    private static int rows(Connection connection, Reply access, String record) throws SQLException {
        return Database.texts(
                        connection,
                        "SELECT content FROM emergency_read(?::uuid, ?::uuid, now(), '{}', '{}')",
                        access.at("/id"),
                        record)
                .size();
    }

    private Reply open(String... records) {
        var opened = ask(records);
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return opened;
    }

    private Reply ask(String... records) {
        return operator.post(owner.path("emergency-accesses"), body(records));
    }

    private static String body(String... records) {
        return "{\"reason\":\"data-integrity\",\"ticket\":\"INC-4711\",\"recordIds\":[\""
                + String.join("\",\"", records) + "\"]}";
    }

    private String path(Reply access) {
        return owner.path("emergency-accesses/" + access.at("/id"));
    }

    private Reply read(Reply access, String record) {
        return read(operator, access, record);
    }

    private static Reply read(Api by, Reply access, String record) {
        return by.get("/v1/emergency-accesses/" + access.at("/id") + "/records/" + record);
    }
}
