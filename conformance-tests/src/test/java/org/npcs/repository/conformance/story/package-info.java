/** Whole stories of the field, told through the Java SDK to the real server. */
@NullMarked
package org.npcs.repository.conformance.story;

import org.jspecify.annotations.NullMarked;
