/** The checks of the noun learning: what the library tells, and what it keeps to itself. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.provider.learning;
