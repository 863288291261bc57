/** What members see together: tables from frozen releases under disclosure control, and live figures of the own data. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"definition", "governance", "membership", "sharing", "exchange :: period"})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.analytics;
