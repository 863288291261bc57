/** Checks of what a server answers to analysts: tables, releases, comparisons. */
@NullMarked
package org.npcs.repository.conformance.provider.analytics;

import org.jspecify.annotations.NullMarked;
