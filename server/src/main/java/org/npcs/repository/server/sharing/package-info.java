/** Under which rules data are shared, and how an owner takes them back: agreements with their terms and signatures. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"governance", "membership"})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.sharing;
