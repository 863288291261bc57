/** The checks of culture waves: answers that count once, results that hide small groups, and nobody who is ranked. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.conformance.provider.culture;
