/** Versioned records: what every noun with owned data has in common, from entity tags to the history. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.record;
