package org.npcs.repository.server.analytics.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/** What an export holds, as published in the code system {@code export-kind}. */
public enum ExportKind {
    /** Tables of a published release. */
    RELEASE,
    /** Own incidents, one a row. */
    OWN_INCIDENTS,
    /** Own reviews, one a row. */
    OWN_REVIEWS,
    /** Ratings of own reviews, one a row. */
    OWN_RATINGS;

    /** The published code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it holds the caller's own records. */
    public boolean own() {
        return this != RELEASE;
    }

    /** The forms that it can have. A workbook holds too few rows for records. */
    List<TableFormat> formats() {
        return own()
                ? List.of(TableFormat.CSV, TableFormat.NDJSON, TableFormat.PARQUET)
                : List.of(TableFormat.values());
    }

    /**
     * The kind of a code.
     *
     * @throws ProblemException {@code invalid-parameter} with the kinds that there are
     */
    static ExportKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("kind")
                        .allowed(Arrays.stream(values()).map(ExportKind::code).toList())));
    }
}
