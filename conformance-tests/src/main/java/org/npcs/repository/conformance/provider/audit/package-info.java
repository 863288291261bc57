/** What owners are told by their audit trail. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.provider.audit;
