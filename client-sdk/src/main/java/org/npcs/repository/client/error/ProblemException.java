package org.npcs.repository.client.error;

import org.npcs.repository.client.model.Problem;

/** The repository refused or failed, and said why in a problem document. One kind for each family of codes. */
public abstract sealed class ProblemException extends RepositoryException
        permits BadRequestException,
                UnauthenticatedException,
                NotPermittedException,
                NotFoundException,
                ConflictException,
                PreconditionFailedException,
                ValidationFailedException,
                RateLimitedException,
                ServerUnavailableException,
                OtherProblemException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(CallFacts facts, Problem problem, String hint) {
        super(facts.sentence((facts.code() == null ? "refused" : facts.code()) + hint), facts, null);
        this.problem = problem;
    }

    /** Returns the exception of the family that the status belongs to. */
    public static ProblemException of(CallFacts facts, Problem problem) {
        return switch (facts.status()) {
            case 400, 405, 406, 413, 415, 431 -> new BadRequestException(facts, problem);
            case 401 ->
                AnalystTokenEndedException.fits(problem)
                        ? new AnalystTokenEndedException(facts, problem)
                        : new UnauthenticatedException(facts, problem);
            case 403 -> new NotPermittedException(facts, problem);
            case 404, 410 -> new NotFoundException(facts, problem);
            case 409 -> new ConflictException(facts, problem);
            case 412, 428 -> new PreconditionFailedException(facts, problem);
            case 422 -> new ValidationFailedException(facts, problem);
            case 429 -> new RateLimitedException(facts, problem);
            case 500, 502, 503, 504 -> new ServerUnavailableException(facts, problem);
            default -> new OtherProblemException(facts, problem);
        };
    }

    /** Returns the problem document. Its text is for people; decide by {@link #code()}. */
    public final Problem problem() {
        return problem;
    }
}
