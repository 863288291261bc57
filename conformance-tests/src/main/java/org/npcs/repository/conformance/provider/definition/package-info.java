/** Checks of the published words: instruments, code systems, dictionary and rules. */
@NullMarked
package org.npcs.repository.conformance.provider.definition;

import org.jspecify.annotations.NullMarked;
