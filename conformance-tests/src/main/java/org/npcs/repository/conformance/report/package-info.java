/** Reports of a run in three forms with equal counts, each with every exchange and without secrets. */
@NullMarked
package org.npcs.repository.conformance.report;

import org.jspecify.annotations.NullMarked;
