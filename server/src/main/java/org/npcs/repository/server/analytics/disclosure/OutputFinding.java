package org.npcs.repository.server.analytics.disclosure;

/**
 * Why a table may not leave as it is. No figure is repeated in it.
 *
 * @param place where it stands in the table
 * @param rule the rule: small-count, small-remainder, derivable or does-not-add-up
 * @param sentence the rule in words
 */
public record OutputFinding(String place, String rule, String sentence) {}
