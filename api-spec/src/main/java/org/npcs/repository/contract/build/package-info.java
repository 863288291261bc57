/** Turns the authored contract tree into the published artifact and refuses a tree that breaks a rule; not packaged. */
@NullMarked
package org.npcs.repository.contract.build;

import org.jspecify.annotations.NullMarked;
