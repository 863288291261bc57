/** Webhooks: signed hints that reading the change feed is worth while. The feed stays the truth. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.exchange.webhook;
