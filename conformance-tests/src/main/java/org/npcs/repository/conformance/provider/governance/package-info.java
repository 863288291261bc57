/** Checks of who decides, and by which rules: the work plan and the goals of the charter. */
@NullMarked
package org.npcs.repository.conformance.provider.governance;

import org.jspecify.annotations.NullMarked;
