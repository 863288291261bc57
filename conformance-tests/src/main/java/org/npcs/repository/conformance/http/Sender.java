package org.npcs.repository.conformance.http;

import java.util.function.Consumer;
import org.npcs.repository.conformance.check.NoAnswer;

/** Brings requests to what is judged, or to what was recorded of it. */
public interface Sender {

    /**
     * Sends a request and hands the exchange, without secrets, to the recorder.
     *
     * @throws NoAnswer when no complete answer came in time
     */
    Answer send(String caller, Call call, Consumer<Recorded> recorder);

    /** Returns what keeps secrets out of the record. */
    Redaction redaction();
}
