/** Checks of members, clients and delegations. */
@NullMarked
package org.npcs.repository.conformance.provider.membership;

import org.jspecify.annotations.NullMarked;
