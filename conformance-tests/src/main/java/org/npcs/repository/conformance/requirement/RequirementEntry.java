package org.npcs.repository.conformance.requirement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One requirement of the contract.
 *
 * @param id identifier, never used again for another sentence
 * @param level how strongly it binds
 * @param binds whom it binds: {@code server}, {@code client} or {@code both}
 * @param sentence the sentence that is judged; it outranks every check
 * @param intent why there is such a requirement
 * @param source where it was taken from
 * @param operations operations of the contract that it concerns
 * @param untestable why no check exists, or null where one must exist
 */
public record RequirementEntry(
        String id,
        Level level,
        String binds,
        String sentence,
        String intent,
        String source,
        List<String> operations,
        @Nullable String untestable) {

    /** Returns whether a server has to keep it. */
    public boolean bindsServer() {
        return !binds.equals("client");
    }

    /** Returns whether a client has to keep it. */
    public boolean bindsClient() {
        return !binds.equals("server");
    }
}
