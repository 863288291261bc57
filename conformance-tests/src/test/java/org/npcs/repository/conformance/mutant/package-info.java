/** Wrong servers: each breaks one requirement, and the kit must reject it for that one. */
@NullMarked
package org.npcs.repository.conformance.mutant;

import org.jspecify.annotations.NullMarked;
