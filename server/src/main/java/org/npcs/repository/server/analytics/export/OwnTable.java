package org.npcs.repository.server.analytics.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.format.Fact;
import org.npcs.repository.server.analytics.format.TableHead;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A table of own records: a closed list of columns, and how a record becomes rows.
 *
 * @param id name of the table
 * @param noun table of the database with the records
 * @param title a name for readers
 * @param row what one row is
 * @param columns its columns
 * @param ofRatings whether each rating of a record is a row
 */
record OwnTable(String id, String noun, String title, String row, List<OwnColumn> columns, boolean ofRatings) {

    private static final String AT_ONE_INSTANT =
            "Records as they were stored at asOf; those that were voided, merged or withdrawn then are left out.";

    /** The table of a kind of export. */
    static OwnTable of(ExportKind kind) {
        return switch (kind) {
            case OWN_INCIDENTS -> OwnExportTables.INCIDENTS;
            case OWN_REVIEWS -> OwnExportTables.REVIEWS;
            case OWN_RATINGS -> OwnExportTables.RATINGS;
            case RELEASE, RESEARCH_EXTRACT -> throw new IllegalArgumentException("this is no table of own records");
        };
    }

    TableHead head(String owner, Instant asOf) {
        return new TableHead(
                id,
                title,
                row,
                columns.stream().map(OwnColumn::column).toList(),
                Map.of(
                        Fact.AS_OF,
                        asOf.toString(),
                        Fact.METHOD_VERSION,
                        "1",
                        Fact.CITATION,
                        "National Child Safety Repository. " + title + " of " + owner + ", as of " + asOf + "."),
                List.of(AT_ONE_INSTANT));
    }

    /** The rows of a record. */
    List<List<@Nullable Object>> rows(OwnRecord one) {
        Stream<JsonNode> rows =
                ofRatings ? one.content().path("ratings").valueStream() : Stream.of(MissingNode.getInstance());
        return rows.map(rating -> {
                    var cells = new ArrayList<@Nullable Object>(columns.size());
                    columns.forEach(column -> cells.add(column.cell().apply(one, rating)));
                    return (List<@Nullable Object>) cells;
                })
                .toList();
    }
}
