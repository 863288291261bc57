/** A second implementation of the contract, small and in memory, on which the kit is tried. */
@NullMarked
package org.npcs.repository.conformance.toy;

import org.jspecify.annotations.NullMarked;
