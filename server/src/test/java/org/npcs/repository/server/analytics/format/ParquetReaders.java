package org.npcs.repository.server.analytics.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.jspecify.annotations.Nullable;

/** Two readers of Parquet. */
final class ParquetReaders {

    private ParquetReaders() {}

    static ParquetFileReader open(Path file) throws IOException {
        return ParquetFileReader.open(
                new LocalInputFile(file),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
    }

    /** With the format's own library. */
    static Frame parquet(Path file) throws IOException {
        var rows = new ArrayList<List<@Nullable String>>();
        try (var reader = open(file)) {
            var schema = reader.getFileMetaData().getSchema();
            var names =
                    schema.getFields().stream().map(field -> field.getName()).toList();
            var io = new ColumnIOFactory().getColumnIO(schema);
            for (var pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                var records = io.getRecordReader(pages, new GroupRecordConverter(schema));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    rows.add(cells(records.read()));
                }
            }
            return new Frame(names, rows);
        }
    }

    private static List<@Nullable String> cells(Group row) {
        var cells = new ArrayList<@Nullable String>();
        for (int i = 0; i < row.getType().getFieldCount(); i++) {
            cells.add(row.getFieldRepetitionCount(i) == 0 ? null : Frame.text(cell(row, i)));
        }
        return cells;
    }

    private static Object cell(Group row, int index) {
        var type = row.getType().getType(index);
        var logical = type.getLogicalTypeAnnotation();
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return new BigDecimal(new BigInteger(row.getBinary(index, 0).getBytes()), decimal.getScale());
        } else if (logical instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(row.getInteger(index, 0));
        } else if (logical instanceof TimestampLogicalTypeAnnotation at && at.isAdjustedToUTC()) {
            return Instant.EPOCH.plus(row.getLong(index, 0), ChronoUnit.MICROS);
        }
        return row.getValueToString(index, 0);
    }

    /** With a query engine; {@code from} is a file or a pattern of files. */
    static Frame duckdb(String from) throws SQLException {
        return query("SELECT * FROM read_parquet('" + from + "')");
    }

    static Frame query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var names = new ArrayList<String>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                names.add(result.getMetaData().getColumnName(i));
            }
            var rows = new ArrayList<List<@Nullable String>>();
            while (result.next()) {
                var cells = new ArrayList<@Nullable String>();
                for (int i = 1; i <= names.size(); i++) {
                    var cell = cell(result, i);
                    cells.add(cell == null ? null : Frame.text(cell));
                }
                rows.add(cells);
            }
            return new Frame(names, rows);
        }
    }

    private static @Nullable Object cell(ResultSet result, int index) throws SQLException {
        if (result.getObject(index) == null) {
            return null;
        }
        return switch (result.getMetaData().getColumnType(index)) {
            case Types.DATE -> result.getObject(index, LocalDate.class);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                result.getObject(index, OffsetDateTime.class).toInstant();
            default -> result.getObject(index);
        };
    }
}
