/** Checks of the noun support: a leader is helped, and nobody else learns why. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.provider.support;
