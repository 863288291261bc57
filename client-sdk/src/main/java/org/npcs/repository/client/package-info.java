/** The one door to the National Child Safety Repository, and a facade for each noun of its contract. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client;
