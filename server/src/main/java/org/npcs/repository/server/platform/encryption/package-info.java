/** Envelope encryption of what must not be read in a copy of the database: a key for each record, a keyset for each owner. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.encryption;
