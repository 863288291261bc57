/** Checks of the noun notice: who warns whom, and how members answer. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.provider.notice;
