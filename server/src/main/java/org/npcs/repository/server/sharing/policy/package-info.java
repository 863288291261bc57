/** The one decision on who sees what of an owner's data, and what is left of a record by it. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.sharing.policy;
