/** What members see of each other's records: kept ready by a worker, read for a purpose, followed by a feed. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.sharing.reading;
