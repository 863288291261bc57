/** Who takes part: jurisdictions, the clients that call for them, and the delegations by which a member lets a vendor act. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.membership;
