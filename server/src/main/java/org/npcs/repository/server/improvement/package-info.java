/** What members change together: care bundles observed by month, quality priorities, and cycles that test a change. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"analytics", "governance", "notice"})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.improvement;
