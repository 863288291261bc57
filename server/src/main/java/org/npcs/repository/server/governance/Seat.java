package org.npcs.repository.server.governance;

import java.util.UUID;

/**
 * A seat and who has it.
 *
 * @param term identifier of the term
 * @param holder who sits there; on the Executive Committee always the position of a member
 * @param days the days of the term
 */
public record Seat(UUID term, Holder holder, Span days) {}
