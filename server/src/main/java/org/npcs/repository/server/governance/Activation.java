package org.npcs.repository.server.governance;

import java.time.LocalDate;

/**
 * Something that began with a decision of the Executive Committee.
 *
 * @param kind kind of thing, by the code system {@code activated-kind}
 * @param reference how it is named
 * @param decision reference of the decision
 * @param from first day, never one before the decision
 */
public record Activation(String kind, String reference, String decision, LocalDate from) {}
