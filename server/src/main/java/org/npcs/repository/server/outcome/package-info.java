/** Whether children are safer: what members observe of published measures, and the outcomes that come of it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"membership", "exchange :: period", "analytics :: table", "analytics :: statistics"})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.outcome;
