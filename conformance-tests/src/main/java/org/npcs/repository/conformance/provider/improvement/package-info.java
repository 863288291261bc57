/** Checks of what members change together: bundles, priorities and cycles. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.provider.improvement;
