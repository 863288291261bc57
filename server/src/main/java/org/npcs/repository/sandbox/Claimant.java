package org.npcs.repository.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.key.ClientKey;

/**
 * The client that the sender of an assertion says it is, as the register knows it.
 *
 * @param client the client, or null when it is not registered or not active
 * @param keys its keys, in use or not
 */
record Claimant(Personas.@Nullable Client client, List<ClientKey> keys) {

    static final Claimant NOBODY = new Claimant(null, List.of());
}
