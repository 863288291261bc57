package org.npcs.repository.server.sharing;

/**
 * An office that must sign, never a person.
 *
 * @param party code of a jurisdiction, or {@code STEWARD}
 * @param office name of the office
 */
public record Signatory(String party, String office) {

    /** The operator of the repository as a party. */
    public static final String STEWARD = "STEWARD";
}
