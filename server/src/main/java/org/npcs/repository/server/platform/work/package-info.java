/** Work that the repository does by itself, after and beside requests. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.work;
