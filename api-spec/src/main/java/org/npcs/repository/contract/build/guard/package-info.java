/** Compares the contract with its releases and refuses what could break a participant; unknown differences are breaking. */
@NullMarked
package org.npcs.repository.contract.build.guard;

import org.jspecify.annotations.NullMarked;
