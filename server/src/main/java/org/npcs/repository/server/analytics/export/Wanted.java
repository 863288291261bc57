package org.npcs.repository.server.analytics.export;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.analytics.table.Questions;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/**
 * What is to be exported, found to be possible.
 *
 * @param kind what
 * @param format in which form
 * @param release release as asked for; null for the latest published one
 * @param tables tables of the release; none for all
 * @param asOf instant up to which own records count; null for now
 * @param partitionBy column that parts the rows; null for none
 */
public record Wanted(
        ExportKind kind,
        TableFormat format,
        @Nullable String release,
        List<String> tables,
        @Nullable Instant asOf,
        @Nullable String partitionBy) {

    /** The one column that can part rows. */
    static final String YEAR = "eventYear";

    /**
     * Reads a request.
     *
     * @throws ProblemException {@code invalid-parameter}, {@code unknown-table}
     */
    public static Wanted of(
            String kind,
            @Nullable String format,
            @Nullable String release,
            @Nullable List<String> tables,
            @Nullable Instant asOf,
            @Nullable String partitionBy) {
        var what = ExportKind.asked(kind);
        var form = format(what, format == null ? "csv" : format);
        if (what.own()) {
            refuse(release != null, "release", "Own records are in no release.");
            refuse(tables != null && !tables.isEmpty(), "tables", "Only a release has several tables.");
        } else {
            refuse(asOf != null, "asOf", "A release has its own instant.");
            refuse(partitionBy != null, "partitionBy", "Only own records are parted.");
        }
        if (partitionBy != null && !partitionBy.equals(YEAR)) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("partitionBy")
                    .allowed(List.of(YEAR)));
        }
        refuse(partitionBy != null && form != TableFormat.PARQUET, "partitionBy", "Only Parquet is parted.");
        var named =
                tables == null ? List.<String>of() : tables.stream().distinct().toList();
        named.forEach(Questions::table);
        return new Wanted(what, form, release, named, asOf, partitionBy);
    }

    private static TableFormat format(ExportKind kind, String code) {
        return kind.formats().stream()
                .filter(form -> code(form).equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("format")
                        .allowed(kind.formats().stream().map(Wanted::code).toList())));
    }

    /** The code of a form. */
    static String code(TableFormat form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    private static void refuse(boolean wrong, String parameter, String detail) {
        if (wrong) {
            throw ProblemException.of(
                    ProblemCode.INVALID_PARAMETER, d -> d.parameter(parameter).detail(detail));
        }
    }
}
