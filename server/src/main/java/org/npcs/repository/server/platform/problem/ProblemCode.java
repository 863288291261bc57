package org.npcs.repository.server.platform.problem;

/**
 * Every code that a problem may carry, with its HTTP status. Title, causes and remedy of each stand in the contract's
 * catalogue ({@code platform/errors.yaml}); a test keeps the two equal.
 */
public enum ProblemCode {
    MALFORMED_JSON(400),
    MALFORMED_BATCH(400),
    DIGEST_MISMATCH(400),
    UNKNOWN_PARAMETER(400),
    INVALID_PARAMETER(400),
    MISSING_IDEMPOTENCY_KEY(400),
    INVALID_CURSOR(400),
    UNKNOWN_DIMENSION(400),
    TOO_MANY_DIMENSIONS(400),
    UNKNOWN_CASE(400),
    UNAUTHENTICATED(401),
    TOKEN_EXPIRED(401),
    TOKEN_REJECTED(401),
    TOKEN_UNSIGNED(401),
    TOKEN_WRONG_ALGORITHM(401),
    TOKEN_UNKNOWN_KEY(401),
    TOKEN_BAD_SIGNATURE(401),
    TOKEN_WRONG_ISSUER(401),
    TOKEN_WRONG_AUDIENCE(401),
    TOKEN_WRONG_TYPE(401),
    TOKEN_NOT_YET_VALID(401),
    TOKEN_TOO_LONG_LIVED(401),
    TOKEN_INCOMPLETE(401),
    TOKEN_UNKNOWN(401),
    TOKEN_REVOKED(401),
    TOKEN_WRONG_ADDRESS(401),
    TOKEN_OWNER_INACTIVE(401),
    TOKEN_REPLAYED(401),
    KEY_RETIRED(401),
    CLIENT_UNKNOWN(403),
    INSUFFICIENT_SCOPE(403),
    ACTING_FOR_NEEDED(403),
    NO_DELEGATION(403),
    DELEGATION_REVOKED(403),
    AGREEMENT_NOT_EXECUTED(403),
    MEMBERS_NOT_NAMED(403),
    UNKNOWN_RELEASE(404),
    UNKNOWN_TABLE(404),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    IDEMPOTENCY_IN_PROGRESS(409),
    ILLEGAL_TRANSITION(409),
    INVITATION_REFUSED(409),
    VERSIONS_NOT_COMPARABLE(409),
    OWNERS_MAY_STILL_DECIDE(409),
    CHARTER_RULE(409),
    SECOND_PERSON_NEEDED(409),
    APPEND_ONLY(409),
    RECORD_CLOSED(409),
    RECORD_VOIDED(409),
    RECORD_MERGED(409),
    EXPORT_NOT_READY(409),
    RECORD_WITHDRAWN(410),
    RECORD_HELD(409),
    MERGE_REVERSED(409),
    KEY_REPLACED(409),
    ALREADY_EXISTS(409),
    DUPLICATE_IN_BATCH(409),
    BATCH_NOT_APPLIED(409),
    PARENT_MISSING(409),
    PROFILE_OUTDATED(409),
    EXPORT_EXPIRED(410),
    CURSOR_EXPIRED(410),
    RELEASE_RECALLED(410),
    VERSION_MISMATCH(412),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    RANGE_NOT_SATISFIABLE(416),
    NOT_IN_RELEASE(422),
    UNSUITABLE_CHART(422),
    PERIOD_NOT_ENDED(422),
    VALIDATION_FAILED(422),
    IDEMPOTENCY_KEY_REUSED(422),
    PRECONDITION_REQUIRED(428),
    RATE_LIMITED(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503);

    private final int status;
    private final String code;

    ProblemCode(int status) {
        this.status = status;
        this.code = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** HTTP status that goes with the code. */
    public int status() {
        return status;
    }

    /** The code as it stands in a problem, such as {@code validation-failed}. */
    public String code() {
        return code;
    }

    /** Whether the same request may succeed later without a change. */
    public boolean retryable() {
        return this == RATE_LIMITED
                || this == UNAVAILABLE
                || this == IDEMPOTENCY_IN_PROGRESS
                || this == DIGEST_MISMATCH;
    }
}
