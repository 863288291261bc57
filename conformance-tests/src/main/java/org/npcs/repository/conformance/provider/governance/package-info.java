/** Checks of who decides and by which rules: the charter, committees, seats, offices, advisors and nominations. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.provider.governance;
