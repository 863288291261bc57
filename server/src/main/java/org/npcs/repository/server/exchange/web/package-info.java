/** The exchange over HTTP: the generated interface, answered by the noun. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.exchange.web;
