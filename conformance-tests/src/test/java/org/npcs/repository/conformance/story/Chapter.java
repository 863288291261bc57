package org.npcs.repository.conformance.story;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.error.NotFoundException;
import org.npcs.repository.client.error.NotPermittedException;

/** A part of a story; its tests run in their order among those of all other parts. */
interface Chapter {

    Plot plot();

    default RepositoryClient as(String client) {
        return plot().cast.as(client);
    }

    static void hidden(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NotFoundException.class);
    }

    static void closed(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfAny(NotFoundException.class, NotPermittedException.class);
    }
}
