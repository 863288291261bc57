/** Checks of the noun learning. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.provider.learning;
