/** Coarsens rows until enough of them look alike: k-anonymity by full-domain generalisation, without a database. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.analytics.anonymity;
