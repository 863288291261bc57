/** Checks of the noun outcome: observations that stand on their denominators, and outcomes that say so. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.provider.outcome;
