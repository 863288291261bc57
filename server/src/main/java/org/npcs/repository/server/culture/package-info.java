/** How the team is: yearly culture waves whose answers cannot be found again, and results in which small groups stay hidden. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"analytics", "membership"})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.culture;
