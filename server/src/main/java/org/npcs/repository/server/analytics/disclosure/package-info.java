/** Decides what of a release may be printed, how wide, and proves by attack that nothing hidden can be worked out. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.analytics.disclosure;
