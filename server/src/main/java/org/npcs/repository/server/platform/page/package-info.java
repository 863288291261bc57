/** Keyset pages with opaque, signed cursors. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.page;
