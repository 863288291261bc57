package org.npcs.repository.conformance.consumer;

import java.util.Map;

/** An integration under test, however it is started. */
public interface Integration {

    /** How long an integration may take for one story, in seconds. */
    int PATIENCE_SECONDS = 60;

    /**
     * Lets the integration play one story and waits for its end.
     *
     * @param scenario names and values that {@code README.md} of this module lists, such as {@code NPCS_BASE_URL}
     * @return 0 when the integration says that it finished the story; any other number otherwise
     */
    int play(Map<String, String> scenario);

    /** Ends whatever was started. */
    default void close() {}

    /**
     * Returns an integration that is started by a command of the shell.
     *
     * @param attach {@code command} for one start for each story, {@code stdin} for one start and one JSON line for each
     * @throws IllegalArgumentException when there is no such way
     */
    static Integration of(String attach, String command) {
        return switch (attach) {
            case "command" -> new CommandIntegration(command);
            case "stdin" -> new StdinIntegration(command);
            default -> throw new IllegalArgumentException("there is no way to attach called " + attach);
        };
    }
}
