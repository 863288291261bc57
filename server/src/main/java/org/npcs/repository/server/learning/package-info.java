/** What members learn from together: curricula of spaced questions, and the rounds in which each of them learns. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"analytics", "notice"})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.learning;
