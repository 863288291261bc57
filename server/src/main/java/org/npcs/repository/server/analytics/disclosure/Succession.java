package org.npcs.repository.server.analytics.disclosure;

/**
 * The same cell in two editions of one period. Whoever has both will suppose that records came in between and none were lost.
 *
 * @param earlier the key of the cell as it was published; it is frozen
 * @param later the key of the cell in the new edition
 */
public record Succession(String earlier, String later) {}
