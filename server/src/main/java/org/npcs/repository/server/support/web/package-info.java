/** Support, peer exchanges and events over HTTP. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.support.web;
