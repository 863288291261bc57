/** The audit trail over HTTP: entries, heads, verification and the keys that sign. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.audit.web;
