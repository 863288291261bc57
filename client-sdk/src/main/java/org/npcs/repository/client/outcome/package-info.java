/** Counts of outcomes on the machine of the jurisdiction: the reports stay there, two numbers leave it. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.outcome;
