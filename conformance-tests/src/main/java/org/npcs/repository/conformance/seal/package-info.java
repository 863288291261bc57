/** Signed reports: who says what about which product, and that nobody changed it since. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.seal;
