/** Copies of one event: suspected by the repository, linked by their owners alone, counted once. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.incident.duplicate;
