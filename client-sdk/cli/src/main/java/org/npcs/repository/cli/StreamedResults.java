package org.npcs.repository.cli;

import tools.jackson.databind.node.ObjectNode;

/** Prints one document with a list in it that is too long to be held: the list first, what is counted behind it. */
final class StreamedResults {

    private final Screen screen;
    private boolean begun;

    StreamedResults(Screen screen) {
        this.screen = screen;
    }

    void add(ObjectNode result) {
        screen.out().print(begun ? "," : "{\"results\":[");
        screen.out().print(result);
        begun = true;
    }

    /** Ends the document with its other members, of which there is one at least. */
    void end(ObjectNode others) {
        screen.out().print(begun ? "]," : "{\"results\":[],");
        screen.out().println(others.toString().substring(1));
        screen.out().flush();
    }
}
