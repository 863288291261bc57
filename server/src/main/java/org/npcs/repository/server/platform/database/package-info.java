/** Units of work: the only door to the database, each in one transaction that works for one tenant. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.database;
