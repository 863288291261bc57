/** Sends one call over HTTP, each concern in a decorator of its own; hidden, may change in any release. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.internal.transport;
