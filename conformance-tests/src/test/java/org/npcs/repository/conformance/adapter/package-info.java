/** Sample integrations on which the consumer side is tried: a good one, and wrong ones. */
@NullMarked
package org.npcs.repository.conformance.adapter;

import org.jspecify.annotations.NullMarked;
