package org.npcs.repository.server.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** What outgrows one machine is read by a query engine from the folders of years. */
@ExtendWith(RunningSandbox.class)
class PartitionedExportIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void aQueryEngineReadsThePartsAsOneTable(@TempDir Path folder) throws IOException, SQLException {
        var like = Samples.localKey();
        member.stored(like);
        Exported.store(member, like, 6_000);
        var export = Exported.ready(
                member.api(), "{\"kind\":\"own-incidents\",\"format\":\"parquet\",\"partitionBy\":\"eventYear\"}");
        for (var file : export.now().json().path("files")) {
            var target = folder.resolve(file.path("path").asString(""));
            Files.createDirectories(target.getParent());
            Files.write(
                    target,
                    export.file(file.path("name").asString("")).response().body());
        }

        try (var engine = DriverManager.getConnection("jdbc:duckdb:");
                var statement = engine.createStatement();
                var found = statement.executeQuery(
                        "SELECT count(*), count(DISTINCT incidentId), count(DISTINCT eventYear), bool_and(eventYear BETWEEN 2023 AND 2026)"
                                + " FROM read_parquet('" + folder
                                + "/incidents/*/*.parquet', hive_partitioning = true)")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getLong(1)).isEqualTo(6_001);
            assertThat(found.getLong(2)).isEqualTo(6_001);
            assertThat(found.getLong(3)).isGreaterThanOrEqualTo(3);
            assertThat(found.getBoolean(4)).isTrue();
        }
        assertThat(export.rows(500, () -> {})).hasSize(6_001);
    }

    @Test
    void anExportWithoutRowsIsAFileWithoutRows() {
        var export = Exported.ready(
                member.api(), "{\"kind\":\"own-incidents\",\"format\":\"parquet\",\"partitionBy\":\"eventYear\"}");

        assertThat(export.manifest().path("rows").asInt(-1)).isZero();
        assertThat(export.now().json().path("files").size()).isEqualTo(1);
        assertThat(export.rows(500, () -> {})).isEmpty();
    }
}
