/** Measures the server beside plain PostgreSQL doing the same statements in the same run; prints ratios, asserts nothing. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.benchmark;
