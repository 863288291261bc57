/** The life of releases: counted as of an instant, controlled as a whole, published by a second person, never changed. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.analytics.release;
