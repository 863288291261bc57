package org.npcs.repository.conformance.story;

import java.util.UUID;

/** What one chapter of a story hands on to the next. */
final class Plot {

    /** The local key of the incident, and that of the copy of the state. */
    static final String KEY = "ALD-STORY1";

    static final String SAME = "FEN-STORY1";

    final Cast cast = new Cast("small");
    UUID incident = new UUID(0, 0);
    UUID review = new UUID(0, 0);
    UUID sharedAs = new UUID(0, 0);
    String release = "";
    String evidence = "";
    String notice = "";
    UUID priority = new UUID(0, 0);
    UUID proposal = new UUID(0, 0);
    String decision = "";
    UUID practice = new UUID(0, 0);
}
