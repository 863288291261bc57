package org.npcs.repository.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import reactor.core.publisher.Flux;

@ExtendWith(RunningSandbox.class)
class AuditChainIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final NewMember member = NewMember.enter();
    private final Trail trail = new Trail(member.code(), member.api());

    @BeforeEach
    void leaveATrail() {
        for (int i = 0; i < 6; i++) {
            member.stored(Samples.localKey());
        }
        trail.sealed();
    }

    @Test
    void anUntouchedChainHoldsAndCoversEveryEntry() {
        assertThat(Database.number("SELECT count(*) FROM audit_link WHERE jurisdiction = ?", member.code()))
                .isEqualTo(Database.number("SELECT count(*) FROM audit_entry WHERE jurisdiction = ?", member.code()))
                .isGreaterThanOrEqualTo(6);

        var found = trail.verified("");

        assertThat(found.get("holds").asBoolean()).isTrue();
        assertThat(found.get("entries").asLong()).isGreaterThanOrEqualTo(6);
        assertThat(found.has("firstBroken")).isFalse();
    }

    @Test
    void anOwnerComputesTheChainFromWhatIsServed() throws Exception {
        var digest = new byte[32];
        long sequence = 0;
        for (var link : trail.links("")) {
            if (link.get("chained").asBoolean()) {
                var sha256 = MessageDigest.getInstance("SHA-256");
                sha256.update(digest);
                digest = sha256.digest(StrictJson.canonicalBytes(link.get("entry")));
                assertThat(link.get("sequence").asLong()).isEqualTo(++sequence);
                assertThat(link.get("digest").asString())
                        .isEqualTo(HexFormat.of().formatHex(digest));
            }
        }
        assertThat(sequence).isGreaterThanOrEqualTo(6);
    }

    @Test
    void sealersAndWritersAtOnceMakeOneChain() {
        var chain = RunningSandbox.bean(AuditChain.class);
        // A second sealer of its own, as another instance has.
        var other = new AuditChain(
                RunningSandbox.bean(org.npcs.repository.server.platform.database.UnitOfWork.class),
                RunningSandbox.bean(HeadKeys.class),
                RunningSandbox.bean(org.npcs.repository.server.platform.clock.RepositoryClock.class));
        var writing = IntStream.range(0, 20)
                .mapToObj(i -> {
                    var key = Samples.localKey();
                    return member.api().sendLater("PUT", member.path("incidents/" + key), Samples.incident(key));
                })
                .toList();
        Flux.fromStream(IntStream.range(0, 16).boxed())
                .flatMap(i -> (i % 2 == 0 ? chain : other).seal(member.code()))
                .blockLast(SOON);
        writing.forEach(call -> assertThat(call.join().status()).isEqualTo(201));
        trail.sealed();

        assertThat(trail.verified("").get("holds").asBoolean()).isTrue();
        assertThat(Database.number("SELECT max(sequence) FROM audit_link WHERE jurisdiction = ?", member.code()))
                .isGreaterThanOrEqualTo(26);
    }

    @Test
    void anAlteredEntryIsTheFirstBrokenLink() {
        alter("UPDATE audit_entry SET action = 'read' WHERE jurisdiction = ? AND id = " + entryOf(3));

        assertThat(firstBroken()).isEqualTo(3);
    }

    @Test
    void aRemovedEntryIsTheFirstBrokenLink() {
        alter("DELETE FROM audit_entry WHERE jurisdiction = ? AND id = " + entryOf(2));

        assertThat(firstBroken()).isEqualTo(2);
    }

    @Test
    void aRemovedLinkIsNoticed() {
        alter("DELETE FROM audit_link WHERE jurisdiction = ? AND sequence = 4");

        assertThat(firstBroken()).isEqualTo(4);
    }

    @Test
    void anEntryThatIsPutInLaterIsNoticed() {
        alter("INSERT INTO audit_entry (jurisdiction, id, transaction, client_id, actor, request_id, action, noun)"
                + " OVERRIDING SYSTEM VALUE SELECT jurisdiction, 0, transaction, client_id, actor, request_id, action,"
                + " noun FROM audit_entry WHERE jurisdiction = ? AND id = " + entryOf(3));

        assertThat(firstBroken()).isEqualTo(3);
    }

    @Test
    void textThatMovesFromOneColumnToTheNextIsNoticed() {
        alter("UPDATE audit_entry SET actor = 'someone', client_id = 'else' WHERE jurisdiction = ? AND id = "
                + entryOf(1));

        assertThat(firstBroken()).isEqualTo(1);
    }

    @Test
    void aTailThatWasCutIsNoticedByTheKeptHead() {
        trail.kept();
        var end = Database.number("SELECT max(sequence) FROM audit_link WHERE jurisdiction = ?", member.code());
        cutBehind(4);

        var found = trail.verified("");

        assertThat(found.get("holds").asBoolean()).isFalse();
        assertThat(found.get("cutAfter").asLong()).isEqualTo(4);
        assertThat(found.at("/compared/0/what").asString()).isEqualTo("kept-head");
        assertThat(found.at("/compared/0/sequence").asLong()).isEqualTo(end);
        assertThat(found.at("/compared/0/agrees").asBoolean()).isFalse();
    }

    @Test
    void aTailThatWasCutWithTheKeptHeadsIsNoticedByTheOwnersHead() {
        var head = trail.head();
        cutBehind(4);
        alter("DELETE FROM audit_head WHERE jurisdiction = ?", -1);

        var found = trail.verified(head.get("statement").asString());

        assertThat(found.get("holds").asBoolean()).isFalse();
        assertThat(found.get("cutAfter").asLong())
                .isLessThan(head.get("sequence").asLong());
        assertThat(found.at("/compared/0/what").asString()).isEqualTo("given-head");
    }

    @Test
    void aTailThatWasReplacedIsNoticed() {
        var head = trail.head().get("statement").asString();
        cutBehind(4);
        for (int i = 0; i < 6; i++) {
            member.stored(Samples.localKey());
        }
        trail.sealed();

        var found = trail.verified(head);

        assertThat(found.has("firstBroken")).isFalse();
        assertThat(found.get("holds").asBoolean()).isFalse();
        assertThat(found.get("cutAfter").asLong()).isLessThanOrEqualTo(4);
    }

    @Test
    void aHeadOfAnotherTrailOrAnotherKeyIsRefused() {
        var other = NewMember.enter();
        var head = trail.head().get("statement").asString();
        var forged = head.substring(0, head.lastIndexOf('.') + 1) + "A".repeat(86);

        for (var reply : new org.npcs.repository.server.running.Reply[] {
            other.api().post(other.path("audit-verifications"), "{\"head\":\"" + head + "\"}"),
            member.api().post(member.path("audit-verifications"), "{\"head\":\"" + forged + "\"}")
        }) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.at("/parameter")).isEqualTo("head");
        }
    }

    @Test
    void aLongChainIsWalkedInPieces() {
        alter(
                "INSERT INTO audit_entry (jurisdiction, client_id, actor, request_id, action, noun)"
                        + " SELECT ?, 'many', 'many', 'many', 'read', 'incident' FROM generate_series(1, 2500)",
                2_500);
        trail.sealed().kept();

        var found = trail.verified(trail.head().get("statement").asString());

        assertThat(found.get("holds").asBoolean()).as(found.toString()).isTrue();
        assertThat(found.get("entries").asLong()).isGreaterThan(2_500);
        alter("UPDATE audit_entry SET records = 7 WHERE jurisdiction = ? AND id = " + entryOf(2_222));
        assertThat(firstBroken()).isEqualTo(2_222);
    }

    @Test
    void headsAreKeptOnceAMinuteAtMost() {
        trail.kept();
        member.stored(Samples.localKey());
        trail.sealed().kept();

        assertThat(Database.number("SELECT count(*) FROM audit_head WHERE jurisdiction = ?", member.code()))
                .isEqualTo(1);
    }

    private static String entryOf(int sequence) {
        return "(SELECT entry_id FROM audit_link l WHERE l.jurisdiction = audit_entry.jurisdiction AND sequence = "
                + sequence + ")";
    }

    private void cutBehind(int sequence) {
        alter(
                "DELETE FROM audit_entry WHERE jurisdiction = ? AND id IN (SELECT entry_id FROM audit_link l"
                        + " WHERE l.jurisdiction = audit_entry.jurisdiction AND sequence > " + sequence + ")",
                -1);
        alter("DELETE FROM audit_link WHERE jurisdiction = ? AND sequence > " + sequence, -1);
    }

    private long firstBroken() {
        var found = trail.verified("");
        assertThat(found.get("holds").asBoolean()).isFalse();
        return found.get("firstBroken").asLong();
    }

    private void alter(String statement) {
        alter(statement, 1);
    }

    private void alter(String statement, int rows) {
        Database.asSuperuser(connection -> {
            try (var prepared = connection.prepareStatement(statement)) {
                prepared.setString(1, member.code());
                var touched = prepared.executeUpdate();
                if (rows >= 0) {
                    assertThat(touched).isEqualTo(rows);
                }
            }
            return true;
        });
    }
}
