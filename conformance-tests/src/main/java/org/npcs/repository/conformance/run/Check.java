package org.npcs.repository.conformance.run;

import java.util.List;
import java.util.function.Consumer;

/**
 * One check, ready to be run any number of times.
 *
 * @param <S> what the check talks to
 * @param name name, unique within the kit
 * @param requirements identifiers of the requirements that it judges
 * @param lookFirst what an implementer should look at first
 * @param turns beside which other checks it may run
 * @param body the check itself
 */
public record Check<S>(String name, List<String> requirements, String lookFirst, List<Turn> turns, Consumer<S> body) {}
