/** Spaced learning as computations without a store: schedules, checks of curricula and counts, mails, results and statements. */
@NullMarked
package org.npcs.repository.contract.learning;

import org.jspecify.annotations.NullMarked;
