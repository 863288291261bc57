/** The canonical form of JSON over which digests of the audit trail are computed. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.internal.audit;
