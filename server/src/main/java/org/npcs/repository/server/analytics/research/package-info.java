/** How records leave for research: asked for, left to the owners, made alike, accounted for, ended; and how tables are checked. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.analytics.research;
