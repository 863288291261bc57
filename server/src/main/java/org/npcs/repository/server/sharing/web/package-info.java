/** Sharing over HTTP. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.sharing.web;
