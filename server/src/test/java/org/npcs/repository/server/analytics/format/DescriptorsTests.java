package org.npcs.repository.server.analytics.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DescriptorsTests {

    private static final WrittenFile CSV = new WrittenFile("tables/t.csv", TableFormat.CSV, 3, 99, "ab".repeat(32));

    @Test
    void aReaderThatKnowsOnlyTheDescriptorFindsTypesAndReasons() throws Exception {
        var table = HostileTable.of(2, 300);
        var schema = new DataPackage("p", "P", "A package.", Map.of())
                .add(table.head(), List.of(CSV))
                .document()
                .at("/resources/0/schema");
        var csv = new String(TableFormsTests.bytes(table, TableFormat.CSV), StandardCharsets.UTF_8);
        var read = new ArrayList<List<@Nullable Object>>();
        for (var line : CsvReaders.byHand(csv).rows()) {
            var row = new ArrayList<@Nullable Object>();
            for (int i = 0; i < line.size(); i++) {
                row.add(typed(schema.at("/fields/" + i), line.get(i)));
            }
            read.add(row);
        }
        var told = new ArrayList<List<@Nullable Object>>();
        table.rows().forEach(row -> told.add(Values.of(table.head(), row)));
        assertThat(read).isEqualTo(told);
        assertThat(schema.at("/fields/1/statusField").stringValue()).isEqualTo("n_status");
        assertThat(schema.at("/fields/2/categories/1/value").stringValue()).isEqualTo("suppressed-small");
        assertThat(schema.at("/fields/2/constraints/required").booleanValue()).isTrue();
    }

    private static @Nullable Object typed(JsonNode field, @Nullable String cell) {
        if (cell == null) {
            return null;
        }
        return switch (field.get("type").stringValue()) {
            case "integer" -> Long.valueOf(cell);
            case "number" -> new BigDecimal(cell);
            case "date" -> LocalDate.parse(cell);
            case "datetime" -> Instant.parse(cell);
            default -> cell;
        };
    }

    @Test
    void everyFileStandsWithItsBytesAndDigest() {
        var parquet = List.of(
                new WrittenFile("t/year=2025/part-00000.parquet", TableFormat.PARQUET, 1, 10, "01"),
                new WrittenFile("t/year=2026/part-00000.parquet", TableFormat.PARQUET, 2, 20, "02"));
        var document = new DataPackage("release-2026-q3.1", "Release", "All tables.", Map.of(Fact.RELEASE, "2026-Q3.1"))
                .add(HostileTable.HEAD, List.of(CSV))
                .add(HostileTable.HEAD, parquet)
                .document();
        assertThat(document.at("/version").stringValue()).isEqualTo("2026-Q3.1");
        assertThat(document.at("/resources/0/hash").stringValue()).isEqualTo("sha256:" + "ab".repeat(32));
        assertThat(document.at("/resources/0/bytes").longValue()).isEqualTo(99);
        assertThat(document.at("/resources/0/path").stringValue()).isEqualTo("tables/t.csv");
        assertThat(document.at("/resources/1/bytes").longValue()).isEqualTo(30);
        assertThat(document.at("/resources/1/path")).hasSize(2);
        assertThat(document.at("/resources/1/parts/1/hash").stringValue()).isEqualTo("sha256:02");
    }

    @Test
    void factsStandInTheOrderOfTheirNames() {
        var facts = Map.of("c", "3", "a", "1", "b", "2", "e", "5", "d", "4");
        assertThat(new DataPackage("p", "P", "A package.", facts)
                        .document()
                        .at("/facts")
                        .propertyNames())
                .containsExactly("a", "b", "c", "d", "e");
        var head = new TableHead("t", "T", "d", List.of(), facts, List.of());
        assertThat(head.with("bb", "6").facts().keySet()).containsExactly("a", "b", "bb", "c", "d", "e");
    }

    @Test
    void aPackageHasTheSameBytesEachTime() {
        var first = new DataPackage("p", "P", "A package.", Map.of()).add(HostileTable.HEAD, List.of(CSV));
        var second = new DataPackage("p", "P", "A package.", Map.of()).add(HostileTable.HEAD, List.of(CSV));
        assertThat(first.bytes()).isEqualTo(second.bytes());
    }

    @Test
    void csvOnTheWebHasTheSameColumns() {
        var document = CsvwMetadata.of(HostileTable.HEAD, CSV);
        assertThat(document.at("/url").stringValue()).isEqualTo("t.csv");
        assertThat(document.at("/tableSchema/columns").valueStream().map(c -> c.get("name")
                        .stringValue()))
                .containsExactlyElementsOf(HostileTable.HEAD.names());
        assertThat(document.at("/tableSchema/columns").valueStream().map(c -> c.get("datatype")
                        .stringValue()))
                .containsExactly("string", "long", "string", "decimal", "date", "dateTimeStamp", "string", "string");
    }

    @Test
    void theDictionaryTellsAllOfAColumn() {
        var column = Column.of("n", ColumnType.INTEGER, "Count", "How many.")
                .unit("incidents")
                .universe("Finalised reviews.")
                .comparability("Not across definitions.")
                .breaks("2026-07: new definition.")
                .example("12")
                .source("count-1")
                .suppressible()
                .build();
        assertThat(TableSchema.field(column).toString())
                .isEqualTo("{\"name\":\"n\",\"type\":\"integer\",\"title\":\"Count\",\"description\":\"How many.\","
                        + "\"unit\":\"incidents\",\"universe\":\"Finalised reviews.\",\"example\":\"12\","
                        + "\"sourceRule\":\"count-1\",\"suppressible\":true,"
                        + "\"comparability\":[\"Not across definitions.\"],"
                        + "\"breaksInSeries\":[\"2026-07: new definition.\"],\"constraints\":{\"required\":false}}");
    }
}
