/** Under which rules data are shared, and how an owner takes them back: agreements with their terms and signatures. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"membership"})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.sharing;
