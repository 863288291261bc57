package org.npcs.repository.conformance.toy;

/** A way to be wrong: changes requests on their way in, or answers on their way out. */
@FunctionalInterface
public interface Mutation {

    /** The correct behaviour. */
    Mutation NONE = (request, toy) -> toy.handle(request);

    /** Returns the wrong answer. */
    Reply apply(Request request, Handler toy);
}
