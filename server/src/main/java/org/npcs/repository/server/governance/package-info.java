/** Who decides and by which rules: the charter in versions, committees and who sits on them, offices, advisors and nominations. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "membership")
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.governance;
