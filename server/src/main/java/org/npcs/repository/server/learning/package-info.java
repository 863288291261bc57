/** What members teach each other: the library of practices, tools, policies and lessons, and how its items spread. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"improvement"})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.learning;
