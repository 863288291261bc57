/** Figures as programs use them: rows with counts that may be hidden or told as ranges, and why. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.analytics;
