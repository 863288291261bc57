package org.npcs.repository.conformance.run;

import java.util.List;
import org.npcs.repository.conformance.http.Exchange;

/** Keeps the exchanges of one check. */
public interface Recorder {

    /** Returns what was exchanged so far, without secrets. */
    List<Exchange> exchanges();
}
