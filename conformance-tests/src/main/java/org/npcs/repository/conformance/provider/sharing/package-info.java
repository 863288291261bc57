/** Checks of the noun sharing. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.provider.sharing;
