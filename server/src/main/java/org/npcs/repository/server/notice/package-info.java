/** Whom members warn: safety notices that pass a gate before they are issued, and where each member stands with them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"analytics", "governance", "membership"})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.notice;
