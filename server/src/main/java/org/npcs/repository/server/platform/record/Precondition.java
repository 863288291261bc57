package org.npcs.repository.server.platform.record;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The version that a change starts from, as {@code If-Match} or {@code expectedVersion} names it (RFC 9110, 13.1.1).
 *
 * @param ifMatch entity tag, {@code *}, or null
 * @param expectedVersion number of the version, or null
 * @param createOnly whether {@code If-None-Match: *} asks to create only
 */
public record Precondition(
        @Nullable String ifMatch, @Nullable Integer expectedVersion, boolean createOnly) {

    /** A precondition read off the parameters of a request. */
    public static Precondition of(
            @Nullable String ifMatch, @Nullable String ifNoneMatch, @Nullable Integer expectedVersion) {
        return new Precondition(ifMatch, expectedVersion, "*".equals(ifNoneMatch));
    }

    private boolean named() {
        return ifMatch != null || expectedVersion != null;
    }

    /**
     * Tries to make the record, unless the request starts from a stored version; false when it was not made. The attempt
     * itself decides among twins which of them was first.
     */
    public Mono<Boolean> ifFirst(Supplier<Mono<Boolean>> make) {
        var maybeFirst = ifMatch == null && (expectedVersion == null || expectedVersion == 0);
        return maybeFirst ? make.get() : Mono.just(false);
    }

    /** The refusal of a request that starts from a stored version when there is none. */
    public ProblemException nothingStored() {
        return ProblemException.of(ProblemCode.VERSION_MISMATCH, "There is no stored version.");
    }

    /**
     * Refuses a change that names no version, or one that is not current.
     *
     * @throws ProblemException {@code precondition-required}, {@code version-mismatch} or {@code already-exists}
     */
    public void require(StoredRecord current, JsonNode changed) {
        if (createOnly) {
            throw ProblemException.of(
                    ProblemCode.ALREADY_EXISTS, d -> d.current(current.version(), java.util.List.of()));
        }
        if (!named()) {
            throw ProblemException.of(
                    ProblemCode.PRECONDITION_REQUIRED, d -> d.current(current.version(), java.util.List.of()));
        }
        requireCurrent(current, changed);
    }

    /** Refuses a change that names a version which is not current; a change that names none may pass. */
    public void requireCurrent(StoredRecord current, JsonNode changed) {
        var stale = (expectedVersion != null && expectedVersion != current.version())
                || (ifMatch != null && !ifMatch.equals("*") && !names(ifMatch, current.etag()));
        if (stale) {
            throw ProblemException.of(ProblemCode.VERSION_MISMATCH, d -> d.current(
                            current.version(), ContentDifference.pointers(current.content(), changed))
                    .lastWriter(current.storedBy()));
        }
    }

    private static boolean names(String header, String etag) {
        return java.util.Arrays.stream(header.split(",")).map(String::strip).anyMatch(etag::equals);
    }
}
