/** The injected clock, which the sandbox can move. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.clock;
