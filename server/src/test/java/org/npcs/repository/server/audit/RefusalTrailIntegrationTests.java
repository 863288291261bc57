package org.npcs.repository.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;
import tools.jackson.databind.JsonNode;

/** What is refused leaves its entry, with the caller and with the owner. */
@ExtendWith(RunningSandbox.class)
class RefusalTrailIntegrationTests {

    private static final String ALL = "incident:read incident:write audit:read";

    private final NewMember member = NewMember.enter();
    private final NewMember other = NewMember.enter();
    private final Trail trail = new Trail(member.code(), member.api());
    private final Trail others = new Trail(other.code(), other.api());

    @Test
    void aMissingScope() {
        var narrow = Api.with(Tokens.signed(member.further(ALL), "incident:read"));

        refused(trail, narrow.get(member.path("audit-head")), 403, "insufficient-scope");
    }

    @Test
    void aClientThatWasSuspended() {
        var client = member.further(ALL);
        var api = Api.with(Tokens.signed(client, ALL));
        member.api().post("/v1/clients/" + client + "/transitions", "{\"to\":\"suspended\"}");

        refused(trail, api.get("/v1/me"), 403, "client-unknown");
    }

    @Test
    void anotherJurisdictionNamedByAMember() {
        var reply = member.api().actingFor(other.code()).get("/v1/me");

        refused(trail, reply, 403, "no-delegation");
        attempted(reply, "no-delegation", member.code());
    }

    @Test
    void aVendorWithoutADelegationIsInTheTrailsOfOperatorAndOwner() {
        var vendor = Api.with(Tokens.signed(NewMember.vendor(), "incident:read"));
        var reply = vendor.actingFor(other.code()).get(other.path("incidents"));

        refused(new Trail("OPERATOR", Api.as("operator")), reply, 403, "no-delegation");
        attempted(reply, "no-delegation", "OPERATOR");
    }

    @Test
    void aVendorThatActsForNobody() {
        var vendor = Api.with(Tokens.signed(NewMember.vendor(), "incident:read"));

        var operators = new Trail("OPERATOR", Api.as("operator"));
        refused(operators, vendor.get("/v1/incidents/" + UUID.randomUUID()), 403, "acting-for-needed");
    }

    @Test
    void aDelegationThatWasRevoked() {
        var vendor = NewMember.vendor();
        var granted = member.api()
                .post(
                        member.path("delegations"),
                        "{\"clientId\":\"" + vendor
                                + "\",\"scopes\":[\"incident:read\"],\"from\":\"2026-01-01\",\"until\":\"2036-01-01\"}");
        member.api().post(member.path("delegations/" + granted.at("/id") + "/transitions"), "{\"to\":\"revoked\"}");
        var reply = Api.with(Tokens.signed(vendor, "incident:read"))
                .actingFor(member.code())
                .get(member.path("incidents"));

        assertThat(reply.at("/code")).isEqualTo("delegation-revoked");
        assertThat(trail.of(reply)).singleElement().satisfies(entry -> assertThat(text(entry, "callerJurisdiction"))
                .isEqualTo("OPERATOR"));
    }

    @Test
    void anAgreementThatIsNotExecuted() {
        Database.asSuperuser(connection -> {
            try (var statement = connection.prepareStatement(
                    "UPDATE jurisdiction SET agreement_version = '1', agreement_state = 'suspended' WHERE code = ?")) {
                statement.setString(1, member.code());
                return statement.executeUpdate();
            }
        });
        var key = Samples.localKey();

        var reply = member.api().put(member.path("incidents/" + key), Samples.incident(key));

        refused(trail, reply, 403, "agreement-not-executed");
    }

    @Test
    void aSecondPersonThatIsNeeded() {
        var asked =
                member.api().post(member.path("withdrawals"), "{\"scope\":\"member\",\"reason\":\"family-request\"}");
        var reply = member.api()
                .post(member.path("withdrawals/" + asked.at("/id") + "/transitions"), "{\"to\":\"confirmed\"}");

        refused(trail, reply, 409, "second-person-needed");
    }

    @Test
    void aRecordThatWasWithdrawn() {
        var id = member.stored(Samples.localKey());
        Database.asSuperuser(connection -> {
            try (var statement =
                    connection.prepareStatement("UPDATE incident SET state = 'withdrawn' WHERE id = ?::uuid")) {
                connection.createStatement().execute("SET session_replication_role = replica");
                statement.setString(1, id);
                return statement.executeUpdate();
            }
        });

        refused(trail, member.api().get("/v1/incidents/" + id), 410, "record-withdrawn");
    }

    @Test
    void anAttemptAtARecordOfAnotherIsInBothTrailsAndTellsTheCallerNothing() {
        var id = other.stored(Samples.localKey());

        var foreign = member.api().get("/v1/incidents/" + id);
        var unknown = member.api().get("/v1/incidents/" + UUID.randomUUID());
        var addressed = member.api().get(other.path("incidents"));

        for (var reply : List.of(foreign, unknown, addressed)) {
            refused(trail, reply, 404, "not-found");
        }
        assertThat(told(foreign)).isEqualTo(told(unknown));
        assertThat(text(attempted(foreign, "not-found", member.code()), "recordId"))
                .isEqualTo(id);
        attempted(addressed, "not-found", member.code());
        assertThat(others.of(unknown)).isEmpty();
        assertThat(trail.entries("&recordId=" + id)).hasSize(1);
    }

    @Test
    void anAttemptAtAClientOfAnother() {
        var reply = member.api().get("/v1/clients/" + other.client());

        refused(trail, reply, 404, "not-found");
        attempted(reply, "not-found", member.code());
    }

    @Test
    void anAttemptLeavesTwoEntriesWhateverThereIs() {
        var id = other.stored(Samples.localKey());
        for (var path : List.of("/v1/incidents/" + id, "/v1/incidents/" + UUID.randomUUID(), "/v1/reviews/" + id)) {
            var reply = member.api().get(path);
            assertThat(Database.number(
                            "SELECT count(*) FROM audit_entry WHERE request_id = ?", reply.header("X-Request-Id")))
                    .isEqualTo(2);
        }
    }

    @Test
    void whatIsWrongWithTheRequestItselfIsNotNoted() {
        var reply = member.api().get(member.path("incidents?limit=0"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(trail.of(reply)).isEmpty();
    }

    @Test
    void withoutAPlaceForTheEntryNothingIsAnswered() {
        var id = other.stored(Samples.localKey());
        Database.asSuperuser(connection -> {
            connection
                    .createStatement()
                    .execute("ALTER TABLE audit_entry ADD CONSTRAINT full_for_a_test CHECK (code IS"
                            + " NULL OR caller_jurisdiction IS NULL OR client_id <> '" + member.client()
                            + "') NOT VALID");
            return true;
        });
        try {
            var reply = member.api().get("/v1/incidents/" + id);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.at("/code")).isEqualTo("unavailable");
        } finally {
            Database.asSuperuser(connection ->
                    connection.createStatement().execute("ALTER TABLE audit_entry DROP CONSTRAINT full_for_a_test"));
        }
    }

    @Test
    void unusableTokensAreCountedAndLeaveNoRow() {
        var before = Database.number("SELECT count(*) FROM audit_entry WHERE code = 'token-rejected'");

        assertThat(Api.with("no.such.token").get("/v1/me").status()).isEqualTo(401);

        assertThat(Database.number("SELECT count(*) FROM audit_entry WHERE code = 'token-rejected'"))
                .isEqualTo(before);
        var counter = RunningSandbox.bean(io.micrometer.core.instrument.MeterRegistry.class)
                .find("npcs.callers.refused")
                .tag("reason", "token-rejected")
                .counter();
        assertThat(java.util.Objects.requireNonNull(counter).count()).isGreaterThanOrEqualTo(1);
    }

    private static void refused(Trail trail, Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.at("/code")).isEqualTo(code);
        var refusals = trail.of(reply).stream()
                .filter(entry -> text(entry, "outcome").equals("refused"))
                .toList();
        assertThat(refusals).singleElement().satisfies(entry -> {
            assertThat(text(entry, "code")).isEqualTo(code);
            assertThat(text(entry, "operation")).isNotEmpty();
            assertThat(entry.has("callerJurisdiction")).isFalse();
        });
    }

    private JsonNode attempted(Reply reply, String code, String by) {
        var entries = others.of(reply);
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(text(entry, "code")).isEqualTo(code);
            assertThat(text(entry, "callerJurisdiction")).isEqualTo(by);
        });
        return entries.get(0);
    }

    /** A body without what belongs to the request. */
    private static String told(Reply reply) {
        return reply.status() + reply.body().replaceAll("[0-9A-Z]{26}", "");
    }

    private static String text(JsonNode entry, String name) {
        return entry.path(name).asString("");
    }
}
