package org.npcs.repository.server.governance;

import java.util.UUID;

/**
 * An office and who holds it.
 *
 * @param id identifier of the office
 * @param office code of the code system {@code committee-office}
 * @param holder who holds it
 * @param days the days of the office
 */
public record Officer(UUID id, String office, Holder holder, Span days) {

    static final String CO_CHAIR = "co-chair";
}
