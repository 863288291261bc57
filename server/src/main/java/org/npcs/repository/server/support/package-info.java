/** Who helps a leader: offers and requests of support, exchanges between peers, and events of the partnership. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "membership")
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.support;
