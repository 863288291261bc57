/** Checks of the noun exchange: the change feed, reporting periods and denominators. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.provider.exchange;
