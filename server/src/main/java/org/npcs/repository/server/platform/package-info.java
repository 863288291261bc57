/** What every noun stands on: problems, the contract as it is enforced, pages, versions of records, units of work, the clock. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform;
