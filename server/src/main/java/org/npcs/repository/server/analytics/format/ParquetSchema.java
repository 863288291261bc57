package org.npcs.repository.server.analytics.format;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;

/** Columns as types of Parquet: for the footer with their logical types, for the encoders as plain ones. */
final class ParquetSchema {

    /** Bytes that hold {@link Column#PRECISION} digits. */
    static final int DECIMAL_BYTES = 16;

    private static final byte LONG_BITS = 64;

    private ParquetSchema() {}

    static MessageType encoded(TableHead head) {
        var fields = new ArrayList<org.apache.parquet.schema.Type>();
        for (var column : head.columns()) {
            var type = PrimitiveType.PrimitiveTypeName.valueOf(
                    physical(column.type()) == Type.BYTE_ARRAY
                            ? PrimitiveType.PrimitiveTypeName.BINARY.name()
                            : physical(column.type()).name());
            var repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
            fields.add(new PrimitiveType(repetition, type, length(column.type()), column.name()));
        }
        return new MessageType("table", fields);
    }

    static List<SchemaElement> described(TableHead head) {
        var elements = new ArrayList<SchemaElement>();
        elements.add(new SchemaElement("table").setNum_children(head.columns().size()));
        head.columns().forEach(column -> elements.add(element(column)));
        return elements;
    }

    static Type physical(ColumnType type) {
        return switch (type) {
            case TEXT, CODE -> Type.BYTE_ARRAY;
            case INTEGER, INSTANT -> Type.INT64;
            case DECIMAL -> Type.FIXED_LEN_BYTE_ARRAY;
            case DATE -> Type.INT32;
        };
    }

    private static int length(ColumnType type) {
        return type == ColumnType.DECIMAL ? DECIMAL_BYTES : 0;
    }

    /** With the older names of the types too, for readers that know only those. */
    private static SchemaElement element(Column column) {
        var element = new SchemaElement(column.name())
                .setType(physical(column.type()))
                .setRepetition_type(column.nullable() ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
        return switch (column.type()) {
            case TEXT, CODE ->
                element.setConverted_type(ConvertedType.UTF8).setLogicalType(LogicalType.STRING(new StringType()));
            case INTEGER ->
                element.setConverted_type(ConvertedType.INT_64)
                        .setLogicalType(LogicalType.INTEGER(new IntType(LONG_BITS, true)));
            case DECIMAL ->
                element.setType_length(DECIMAL_BYTES)
                        .setConverted_type(ConvertedType.DECIMAL)
                        .setScale(column.scale())
                        .setPrecision(Column.PRECISION)
                        .setLogicalType(LogicalType.DECIMAL(new DecimalType(column.scale(), Column.PRECISION)));
            case DATE ->
                element.setConverted_type(ConvertedType.DATE)
                        .setLogicalType(LogicalType.DATE(new org.apache.parquet.format.DateType()));
            case INSTANT ->
                element.setConverted_type(ConvertedType.TIMESTAMP_MICROS)
                        .setLogicalType(
                                LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MICROS(new MicroSeconds()))));
        };
    }
}
