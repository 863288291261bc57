package org.npcs.repository.server.platform.problem;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.npcs.repository.server.platform.database.SqlErrors;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** Turns any failure into a problem of the catalogue. */
final class FailureTranslation {

    private FailureTranslation() {}

    static ProblemException problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            var database = SqlErrors.code(cause);
            if (database.isPresent()) {
                return ProblemException.of(database.get());
            }
            if (cause instanceof AuthenticationServiceException) {
                // The issuer's keys cannot be had: not the caller's fault, and it passes.
                return ProblemException.of(ProblemCode.UNAVAILABLE);
            }
            if (cause instanceof DataBufferLimitException) {
                return ProblemException.of(ProblemCode.BODY_TOO_LARGE);
            }
            if (cause instanceof ResponseStatusException framework) {
                return ProblemException.of(code(framework));
            }
        }
        return ProblemException.of(ProblemCode.INTERNAL_ERROR);
    }

    private static ProblemCode code(ResponseStatusException failure) {
        if (failure instanceof NotAcceptableStatusException) {
            return ProblemCode.NOT_ACCEPTABLE;
        }
        if (failure instanceof UnsupportedMediaTypeStatusException) {
            return ProblemCode.UNSUPPORTED_MEDIA_TYPE;
        }
        if (failure instanceof MethodNotAllowedException) {
            return ProblemCode.METHOD_NOT_ALLOWED;
        }
        return switch (failure.getStatusCode().value()) {
            case 400 -> ProblemCode.INVALID_PARAMETER;
            case 404 -> ProblemCode.NOT_FOUND;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 503 -> ProblemCode.UNAVAILABLE;
            default -> ProblemCode.INTERNAL_ERROR;
        };
    }

    /** Types and first places of a failure and its causes, without any message. */
    static String trace(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(5)
                .map(cause -> cause.getClass().getName()
                        + Stream.of(cause.getStackTrace())
                                .limit(8)
                                .map(Object::toString)
                                .collect(Collectors.joining(" < ", " at ", "")))
                .collect(Collectors.joining("; caused by "));
    }
}
