/** Runs checks, in any order and side by side, and turns what happens into verdicts. */
@NullMarked
package org.npcs.repository.conformance.run;

import org.jspecify.annotations.NullMarked;
