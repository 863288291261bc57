package org.npcs.repository.client.error;

/** The repository answered, but this release cannot read the answer. A write has been stored. */
public final class DecodingException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param type the document that was expected
     * @param length bytes of the answer
     */
    public DecodingException(CallFacts facts, String type, long length) {
        super(facts.sentence("answer of " + length + " bytes is not readable as " + type), facts, null);
    }
}
