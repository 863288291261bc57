/** The guard at the door: outside the sandbox the server starts only when nothing about its settings is unsafe. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.guard;
