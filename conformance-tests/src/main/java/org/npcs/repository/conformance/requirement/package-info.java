/** The numbered sentences of the contract, read from the contract artifact. */
@NullMarked
package org.npcs.repository.conformance.requirement;

import org.jspecify.annotations.NullMarked;
