/** What members teach each other: the library and how its items spread, curricula of spaced questions, and rounds of learning. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"analytics", "improvement", "notice", "outcome"})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.learning;
