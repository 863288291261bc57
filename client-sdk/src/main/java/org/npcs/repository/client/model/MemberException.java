package org.npcs.repository.client.model;

/**
 * A member was used that the document lacks or holds in another form. The document itself stays readable: use
 * {@link JsonModel#has} and {@link JsonModel#member} to cope. The message names the member, never its value.
 */
public final class MemberException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MemberException(String message) {
        super(message);
    }
}
