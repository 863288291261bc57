package org.npcs.repository.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.contract.learning.CurriculumCheck;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.ContractSchemas;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.RunningSandbox;

/** The curriculum that the sandbox brings along. */
@ExtendWith(RunningSandbox.class)
class InventedCurriculumTests {

    @Test
    void itIsOneThatTheRepositoryWouldTake() {
        var content = InventedCurriculum.content();
        assertThat(content.path("items")).hasSize(7);
        assertThat(ContractSchemas.published()
                        .check("Curriculum", content, CheckContext.of(LocalDate.parse("2026-12-01"), Tier.ACCEPT)))
                .isEmpty();
        assertThat(CurriculumCheck.check(content)).isEmpty();
    }

    @Test
    void enteredTwiceItIsThereOnce() {
        for (int i = 0; i < 2; i++) {
            Database.asRuntime(connection -> {
                connection.setAutoCommit(false);
                InventedCurriculum.enter(connection);
                connection.commit();
                return true;
            });
        }
        var read = Api.as("fenwick-analyst").get("/v1/curricula/safe-sleep-basics/versions/1");
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.values("/itemVersions", "itemVersion")).hasSize(7).containsOnly("1");
        assertThat(Api.as("steward").get("/v1/curricula/safe-sleep-basics").at("/publishedVersion"))
                .isEqualTo("1");
    }
}
