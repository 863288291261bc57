/** Checks of what holds for every request: problems, limits, preconditions, pages, tokens and permissions. */
@NullMarked
package org.npcs.repository.conformance.provider.platform;

import org.jspecify.annotations.NullMarked;
