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
    OWN_RATINGS,
    /** Extract of an approved research request; it comes of that, and is never asked for by itself. */
    RESEARCH_EXTRACT;

    /** The published code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it holds the caller's own records. */
    public boolean own() {
        return this != RELEASE && this != RESEARCH_EXTRACT;
    }

    /** The forms that it can have. A workbook holds too few rows for records. */
    List<TableFormat> formats() {
        return own()
                ? List.of(TableFormat.CSV, TableFormat.NDJSON, TableFormat.PARQUET)
                : List.of(TableFormat.values());
    }

    /**
     * The kind that was asked for.
     *
     * @throws ProblemException {@code invalid-parameter} with the kinds that there are
     */
    static ExportKind asked(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind != RESEARCH_EXTRACT && kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("kind")
                        .allowed(Arrays.stream(values())
                                .filter(kind -> kind != RESEARCH_EXTRACT)
                                .map(ExportKind::code)
                                .toList())));
    }

    /** The kind of a stored code. */
    static ExportKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
