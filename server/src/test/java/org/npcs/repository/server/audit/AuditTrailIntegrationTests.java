package org.npcs.repository.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import reactor.core.publisher.Mono;

@ExtendWith(RunningSandbox.class)
class AuditTrailIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void everyVersionHasOneAuditEntryAndOneFeedRowOfItsTransaction() {
        var key = Samples.localKey();
        var id = member.stored(key);
        member.api().post("/v1/incidents/" + id + "/determinations", Samples.example("determination-fatality"));
        member.api().post("/v1/incidents/" + id + "/transitions", "{\"to\":\"accepted\"}");
        member.api().put(member.path("incidents/" + key + "/reviews/1"), Samples.review(key));
        member.api().header("If-Match", "*").patch(member.path("incidents/" + key), "{\"suidCategory\":\"nonsense\"}");

        assertThat(Database.number("""
                        SELECT count(*) FROM (SELECT id, version FROM incident WHERE jurisdiction = ?
                            UNION ALL SELECT id, version FROM incident_version WHERE jurisdiction = ?
                            UNION ALL SELECT id, version FROM review WHERE jurisdiction = ?) v
                        JOIN audit_entry e ON e.record_id = v.id AND e.version = v.version AND e.action IN ('create', 'update')
                        JOIN change c ON c.record_id = v.id AND c.version = v.version AND c.transaction = e.transaction
                        """, member.code(), member.code(), member.code()))
                .isEqualTo(4);
        assertThat(Database.number("SELECT count(*) FROM change WHERE jurisdiction = ?", member.code()))
                .isEqualTo(4);
        assertThat(entries("create") + entries("update")).isEqualTo(4);
    }

    @Test
    void everyReadLeavesAnEntryWithCallerAndRequest() {
        var key = Samples.localKey();
        var id = member.stored(key);

        var read = member.api().get("/v1/incidents/" + id);
        member.api().get(member.path("incidents/" + key));
        member.api().get("/v1/incidents/" + id + "/versions/1");
        member.api().get("/v1/incidents/" + id + "?asOf=2099-01-01T00:00:00Z");
        member.api().get(member.path("incidents"));

        assertThat(entries("read")).isEqualTo(4);
        assertThat(entries("list")).isEqualTo(1);
        assertThat(Database.texts(
                        "SELECT client_id || ' ' || actor FROM audit_entry WHERE request_id = ?",
                        read.header("X-Request-Id")))
                .containsExactly(member.client() + " " + member.client());
        assertThat(Database.number(
                        "SELECT records FROM audit_entry WHERE jurisdiction = ? AND action = 'list'", member.code()))
                .isEqualTo(1);
    }

    @Test
    void workThatFailsTakesItsEntriesWithIt() {
        var unitOfWork = RunningSandbox.bean(UnitOfWork.class);
        var session = new Session(member.code(), member.client(), "tester", "rolled-back");

        var failure = unitOfWork
                .run(session, transaction -> transaction
                        .execute("SELECT audit_note('read', 'incident', NULL, NULL, 1)")
                        .then(Mono.error(new IllegalStateException("on purpose"))))
                .materialize()
                .block(Duration.ofSeconds(10));

        assertThat(java.util.Objects.requireNonNull(failure).isOnError()).isTrue();
        assertThat(Database.number("SELECT count(*) FROM audit_entry WHERE request_id = 'rolled-back'"))
                .isZero();
    }

    @Test
    void theTrailHoldsNoContent() {
        var key = Samples.localKey();
        member.stored(key);

        assertThat(Database.texts("SELECT to_jsonb(e)::text FROM audit_entry e WHERE jurisdiction = ?", member.code()))
                .isNotEmpty()
                .noneMatch(entry -> entry.contains("OCC-3F8K2P") || entry.contains(key));
    }

    private long entries(String action) {
        return Database.number(
                "SELECT count(*) FROM audit_entry WHERE jurisdiction = ? AND action = ? AND noun IN ('incident', 'review')",
                member.code(),
                action);
    }
}
