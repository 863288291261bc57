/** The checks of the noun learning: the library and what it keeps to itself, curricula, schedules and cohorts. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.provider.learning;
