package org.npcs.repository.client.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * No answer of the repository came: the connection failed, or something in between answered, such as a proxy with a page.
 * Of such an answer only status, media type and length are kept.
 */
public final class TransportException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String mediaType;
    private final long length;

    private TransportException(
            CallFacts facts, String what, @Nullable String mediaType, long length, @Nullable Throwable cause) {
        super(facts.sentence(what), facts, cause);
        this.mediaType = mediaType;
        this.length = length;
    }

    /**
     * Makes the exception for a connection that failed.
     *
     * @param fault the kind of fault, in words of this library
     */
    public static TransportException noAnswer(CallFacts facts, String fault) {
        return new TransportException(facts, fault, null, -1, null);
    }

    /**
     * Makes the exception for an answer that is not one of the repository.
     *
     * @param mediaType media type of the answer, or null when it named none
     * @param length bytes of the answer, or -1 when it was not read to its end
     */
    public static TransportException strangeAnswer(
            CallFacts facts, String what, @Nullable String mediaType, long length) {
        String type =
                mediaType != null && mediaType.matches("[a-zA-Z0-9.+-]{1,60}/[a-zA-Z0-9.+-]{1,60}") ? mediaType : null;
        String size = length < 0 ? "unknown length" : length + " bytes";
        return new TransportException(
                facts, what + ", " + (type == null ? "no media type" : type) + ", " + size, type, length, null);
    }

    /** Returns the media type of the answer of a stranger. */
    public Optional<String> mediaType() {
        return Optional.ofNullable(mediaType);
    }

    /** Returns how many bytes the answer of a stranger had, or -1. */
    public long length() {
        return length;
    }
}
