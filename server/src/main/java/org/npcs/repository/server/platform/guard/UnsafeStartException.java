package org.npcs.repository.server.platform.guard;

import java.util.List;
import java.util.stream.Collectors;

/** The server does not start as it is set. Names settings and demands, never values. */
final class UnsafeStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsafeStartException(List<StartCheck> failed) {
        super(failed.stream()
                .map(check -> check.setting() + ": " + check.demand())
                .collect(Collectors.joining(System.lineSeparator())));
    }
}
