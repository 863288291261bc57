/** Holds the published words of the standard: instruments, code systems, dictionary elements and rules, as data. */
@NullMarked
package org.npcs.repository.contract.definition;

import org.jspecify.annotations.NullMarked;
