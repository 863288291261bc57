package org.npcs.repository.server.platform.database;

import io.r2dbc.spi.R2dbcException;
import java.util.List;
import java.util.Optional;
import org.npcs.repository.server.platform.problem.ProblemCode;

/** The single table from SQLSTATE to problem code. Unique violations are handled where they mean something. */
public final class SqlErrors {

    private SqlErrors() {}

    /**
     * The code for a failure of the database: lost or refused connections, overload, a shutdown and time-outs may succeed
     * later; all else is a defect. Empty when the failure is not the database's.
     */
    public static Optional<ProblemCode> code(Throwable failure) {
        return failure instanceof R2dbcException database ? Optional.of(code(database)) : Optional.empty();
    }

    private static ProblemCode code(R2dbcException failure) {
        var state = failure.getSqlState();
        if (state == null || failure instanceof io.r2dbc.spi.R2dbcTransientResourceException) {
            return ProblemCode.UNAVAILABLE;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            // Raised by the triggers that stand before what a legal hold keeps.
            case "HD" -> ProblemCode.RECORD_HELD;
            case "08", "53", "55", "57", "40", "25" -> ProblemCode.UNAVAILABLE;
            default -> ProblemCode.INTERNAL_ERROR;
        };
    }

    /** Whether the database itself refused a statement, so that nothing of it was done. */
    static boolean undone(Throwable failure) {
        return failure instanceof R2dbcException database
                && database.getSqlState() != null
                && !List.of("08", "57").contains(database.getSqlState().substring(0, 2));
    }

    /** Whether a statement waited too long for the lock of another transaction. */
    public static boolean waitedTooLong(Throwable failure) {
        return failure instanceof R2dbcException database && "55P03".equals(database.getSqlState());
    }

    /** Whether a statement met a row with the same key. */
    public static boolean duplicate(Throwable failure) {
        return failure instanceof R2dbcException database && "23505".equals(database.getSqlState());
    }
}
