package org.npcs.repository.client.internal.transport;

import java.io.IOException;
import java.io.OutputStream;

/** Where the body of a success goes while it comes. */
@FunctionalInterface
public interface AnswerSink {

    /**
     * Opens the sink for one sending; called again when the sending is repeated.
     *
     * @throws IOException when it cannot be opened, or not again because something has been handed on already
     */
    OutputStream open() throws IOException;
}
