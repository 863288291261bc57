/** What a check can say: expected and found, skipped, inconclusive, or no answer. */
@NullMarked
package org.npcs.repository.conformance.check;

import org.jspecify.annotations.NullMarked;
