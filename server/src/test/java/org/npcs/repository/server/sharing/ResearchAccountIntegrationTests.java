package org.npcs.repository.server.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;

/** The account of an owner is the last to say whether its records leave: it is written in the transaction of the extract. */
@ExtendWith(RunningSandbox.class)
class ResearchAccountIntegrationTests {

    private static final String RECIPIENT = "US-XA";

    private final NewMember owner = NewMember.enter();

    @Test
    void recordsOfAnOwnerThatIsNoLongerCoveredDoNotLeave() {
        var agreement = Agreed.executed(owner, ",\"purposes\":[\"quality-improvement\",\"research\"]");
        leave();
        assertThat(owner.api().get(owner.path("disclosures")).values("/items", "way"))
                .containsExactly("extract");
        var suspended = Agreed.move(owner, agreement, "suspended", ",\"reason\":\"legal\"");
        assertThat(suspended.status()).as(suspended.body()).isEqualTo(200);
        assertThatThrownBy(this::leave).hasMessageContaining("row-level security");
        assertThat(owner.api().get(owner.path("disclosures")).values("/items", "way"))
                .hasSize(1);
    }

    @Test
    void anAgreementForOtherPurposesDoesNotCoverResearch() {
        Agreed.executed(owner, "");
        assertThatThrownBy(this::leave).hasMessageContaining("row-level security");
    }

    /** What an extract writes that was decided before: the leave is that of the executed agreement. */
    private void leave() {
        var leave = new ResearchAccess.Leave(Map.of("incident.kind", "1"), owner.code() + "/1", 1);
        var given = new ResearchAccess.Given(owner.code(), leave, List.of("incident.kind"), List.of(UUID.randomUUID()));
        RunningSandbox.bean(UnitOfWork.class)
                .run(new Session(RECIPIENT, "test", "test", "extract"), transaction -> RunningSandbox.bean(
                                ResearchAccess.class)
                        .account(transaction, RECIPIENT, "test", UUID.randomUUID(), Instant.now(), List.of(given)))
                .block();
    }
}
