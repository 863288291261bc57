/** Checks of incidents: storing, versions, determinations, states, lists and the check without storing. */
@NullMarked
package org.npcs.repository.conformance.provider.incident;

import org.jspecify.annotations.NullMarked;
