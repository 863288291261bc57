/** What happened to one child in one event: the owner's copy with its dated determinations and findings, in versions. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"definition", "sharing"})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.incident;
