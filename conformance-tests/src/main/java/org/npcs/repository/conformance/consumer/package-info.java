/** The side that plays the repository and judges an integration that sends to it. */
@NullMarked
package org.npcs.repository.conformance.consumer;

import org.jspecify.annotations.NullMarked;
