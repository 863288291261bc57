package org.npcs.repository.server.exchange.body;

import org.npcs.repository.server.platform.problem.ProblemCode;

/** Says that one record cannot be read, and nothing of what it holds. The others can. */
public final class UnreadableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    UnreadableRecordException(ProblemCode code) {
        super(code.code(), null, false, false);
        this.code = code;
    }

    /** Why. */
    public ProblemCode code() {
        return code;
    }
}
