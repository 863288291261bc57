package org.npcs.repository.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import reactor.core.publisher.Flux;

@ExtendWith(RunningSandbox.class)
class AuditChainIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final NewMember member = NewMember.enter();
    private final AuditChain chain = RunningSandbox.bean(AuditChain.class);

    @BeforeEach
    void leaveATrail() {
        for (int i = 0; i < 6; i++) {
            member.stored(Samples.localKey());
        }
        seal();
    }

    @Test
    void anUntouchedChainHoldsAndCoversEveryEntry() {
        assertThat(firstBroken()).isZero();
        assertThat(Database.number("SELECT count(*) FROM audit_link WHERE jurisdiction = ?", member.code()))
                .isEqualTo(Database.number("SELECT count(*) FROM audit_entry WHERE jurisdiction = ?", member.code()))
                .isGreaterThanOrEqualTo(6);
    }

    @Test
    void sealersAtOnceMakeOneChain() {
        for (int i = 0; i < 5; i++) {
            member.stored(Samples.localKey());
        }
        Flux.fromStream(IntStream.range(0, 8).boxed())
                .flatMap(i -> chain.seal(member.code()))
                .blockLast(SOON);

        assertThat(firstBroken()).isZero();
    }

    @Test
    void anAlteredEntryIsTheFirstBrokenLink() {
        alter("UPDATE audit_entry SET action = 'read' WHERE jurisdiction = ? AND id ="
                + " (SELECT entry_id FROM audit_link WHERE jurisdiction = audit_entry.jurisdiction AND sequence = 3)");

        assertThat(firstBroken()).isEqualTo(3);
    }

    @Test
    void aRemovedEntryIsTheFirstBrokenLink() {
        alter("DELETE FROM audit_entry WHERE jurisdiction = ? AND id ="
                + " (SELECT entry_id FROM audit_link WHERE jurisdiction = audit_entry.jurisdiction AND sequence = 2)");

        assertThat(firstBroken()).isEqualTo(2);
    }

    @Test
    void aRemovedLinkIsNoticed() {
        alter("DELETE FROM audit_link WHERE jurisdiction = ? AND sequence = 4");

        assertThat(firstBroken()).isEqualTo(4);
    }

    @Test
    void textThatMovesFromOneColumnToTheNextIsNoticed() {
        alter("UPDATE audit_entry SET client_id = client_id || '|' || split_part(actor, '-', 1),"
                + " actor = split_part(actor, '-', 2) WHERE jurisdiction = ? AND id ="
                + " (SELECT entry_id FROM audit_link WHERE jurisdiction = audit_entry.jurisdiction AND sequence = 1)");

        assertThat(firstBroken()).isEqualTo(1);
    }

    private void seal() {
        // Until nothing is left: a transaction of another test may hold entries back for a moment.
        var entries = Database.number("SELECT count(*) FROM audit_entry WHERE jurisdiction = ?", member.code());
        chain.seal(member.code())
                .repeat()
                .takeUntil(chained ->
                        Database.number("SELECT count(*) FROM audit_link WHERE jurisdiction = ?", member.code())
                                >= entries)
                .blockLast(SOON);
    }

    private long firstBroken() {
        return Objects.requireNonNull(chain.firstBroken(member.code()).block(SOON));
    }

    private void alter(String statement) {
        Database.asSuperuser(connection -> {
            try (var prepared = connection.prepareStatement(statement)) {
                prepared.setString(1, member.code());
                assertThat(prepared.executeUpdate()).isEqualTo(1);
            }
            return true;
        });
    }
}
