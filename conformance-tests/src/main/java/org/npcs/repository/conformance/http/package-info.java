/** A plain HTTP client that records every exchange and keeps secrets out of the record. */
@NullMarked
package org.npcs.repository.conformance.http;

import org.jspecify.annotations.NullMarked;
