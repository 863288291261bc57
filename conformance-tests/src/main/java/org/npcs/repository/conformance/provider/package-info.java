/** The side that judges a server: personas, tokens, invented data and the second validator. */
@NullMarked
package org.npcs.repository.conformance.provider;

import org.jspecify.annotations.NullMarked;
