package org.npcs.repository.contract.definition;

import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/** A version of published rules of which one is in force at a time; a decision can bring another one into force. */
public interface VersionedRules {

    /** Returns the identifier, such as {@code 2026-1}. */
    String id();

    /** Returns the hash of the content: 64 hexadecimal digits, equal for equal content. */
    String contentHash();

    /** Returns a fresh copy of the document that the interface answers, without {@code meta}. */
    ObjectNode json();

    /** Returns whether it is in force without a decision, from its first day on. */
    default boolean inForceAsPublished() {
        return json().path("status").asString("").equals(PublicationStatus.ACTIVE.code());
    }

    /** Returns the first day; of a version that awaits a decision, the earliest. */
    default LocalDate effectiveFrom() {
        return LocalDate.parse(json().path("effectiveFrom").asString());
    }
}
