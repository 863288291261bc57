/** Refusals and failures as problem documents (RFC 9457), from one catalogue of codes. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.problem;
