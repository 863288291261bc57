package org.npcs.repository.server.notice;

import java.util.List;

/**
 * A text that is held until it is rewritten or another person has decided.
 *
 * @param pointer where it stands
 * @param kinds what is suspected in it
 */
public record HeldText(String pointer, List<String> kinds) {}
