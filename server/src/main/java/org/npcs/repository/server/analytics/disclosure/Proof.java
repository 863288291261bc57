package org.npcs.repository.server.analytics.disclosure;

/**
 * What is kept of the attack on a release, and may be told to anyone.
 *
 * @param printedCells how many cells have a figure
 * @param hiddenCells how many have none
 * @param narrowestInterval how far the counts of every hidden cell were shown to spread at least, before every attacker; what is
 *     required, where nothing is hidden
 * @param rounds how many attacks there were
 * @param widened how many printed ranges are wider than the narrowest
 * @param attackerDigest SHA-256 in hex over the rules, the relations and all that is printed: what was attacked
 * @param safe whether every attack failed; never false in what is released
 */
public record Proof(
        int printedCells,
        int hiddenCells,
        long narrowestInterval,
        int rounds,
        int widened,
        String attackerDigest,
        boolean safe) {}
