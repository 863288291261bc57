package org.npcs.repository.client.mapping;

import java.util.List;
import java.util.Optional;

/** The published code lists, as far as a mapping needs them. */
public interface CodeLists {

    /** Returns the code system of a dictionary element such as {@code incident.child.sex}, where it holds a code. */
    Optional<String> codeSystem(String element);

    /** Returns the codes of a code system in published order; none when it is not published. */
    List<NationalCode> codes(String codeSystem);

    /**
     * Returns the lists that this release ships.
     *
     * @throws IllegalStateException when {@code npcs-api-spec} is not on the class path
     */
    static CodeLists published() {
        try {
            return new PublishedLists();
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "the published code lists need org.npcs.repository:npcs-api-spec on the class path", e);
        }
    }
}
