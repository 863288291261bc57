package org.npcs.repository.conformance.toy;

/** Answers requests. */
@FunctionalInterface
public interface Handler {

    /** Returns the answer to a request. */
    Reply handle(Request request);
}
