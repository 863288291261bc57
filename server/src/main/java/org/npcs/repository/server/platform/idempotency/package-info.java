/** Requests with effects that have one effect however often they arrive. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.idempotency;
