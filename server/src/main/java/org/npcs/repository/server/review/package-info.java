/** What a system-focused, non-punitive review of an incident found: ratings, opportunities, recommendations and actions, in versions. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"definition", "incident", "membership", "sharing"})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.review;
