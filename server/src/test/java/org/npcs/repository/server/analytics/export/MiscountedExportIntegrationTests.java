package org.npcs.repository.server.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Waiting;

/** A record that appears between the counting and the freezing, as one does that was being stored at the instant, makes no false export. */
@ExtendWith(RunningSandbox.class)
class MiscountedExportIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void anExportThatDoesNotAddUpBeginsAnew() {
        member.stored(Samples.localKey());
        member.stored(Samples.localKey());

        miscounting("NEW.version < 4", () -> {
            var export = Exported.ready(member.api(), "{\"kind\":\"own-incidents\",\"format\":\"csv\"}");

            assertThat(export.now().number("/rowsDone")).isEqualTo(2);
            assertThat(export.now().number("/rowsTotal")).isEqualTo(2);
            assertThat(export.file("incidents.csv").body().lines()).hasSize(3);
            assertThat(export.rows(500, () -> {})).hasSize(2);
        });
    }

    @Test
    void anExportThatNeverAddsUpFailsAndKeepsNothing() {
        member.stored(Samples.localKey());

        miscounting("true", () -> {
            var export = Exported.asked(member.api(), "{\"kind\":\"own-incidents\",\"format\":\"csv\"}");
            Waiting.until(
                    () -> !List.of("requested", "running").contains(export.now().at("/state")));

            assertThat(export.now().at("/state")).isEqualTo("failed");
            assertThat(export.now().at("/reason")).isEqualTo("rows-do-not-add-up");
            assertThat(Database.number("SELECT count(*) FROM export_file WHERE jurisdiction = ?", member.code()))
                    .isZero();
            assertThat(Database.number("SELECT count(*) FROM export_work WHERE jurisdiction = ?", member.code()))
                    .isZero();
        });
    }

    /** Counts one record too many in exports of this member, while a condition holds. */
    private void miscounting(String condition, Runnable steps) {
        var name = "miscounting_" + member.code().replaceAll("\\W", "_").toLowerCase(Locale.ROOT);
        owned("CREATE FUNCTION " + name + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF NEW.jurisdiction = '" + member.code() + "' AND OLD.rows_total IS NULL AND " + condition
                + " THEN NEW.rows_total := NEW.rows_total + 1; END IF; RETURN NEW; END $$");
        owned("CREATE TRIGGER " + name + " BEFORE UPDATE ON export FOR EACH ROW EXECUTE FUNCTION " + name + "()");
        try {
            steps.run();
        } finally {
            owned("DROP FUNCTION " + name + " CASCADE");
        }
    }

    private static void owned(String statement) {
        Database.asOwner(connection -> {
            try (var sent = connection.createStatement()) {
                return sent.execute(statement);
            }
        });
    }
}
