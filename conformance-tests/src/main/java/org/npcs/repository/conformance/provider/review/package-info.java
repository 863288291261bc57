/** Checks of reviews: ratings against the instrument, the second person, closing and reopening. */
@NullMarked
package org.npcs.repository.conformance.provider.review;

import org.jspecify.annotations.NullMarked;
