/** Definitions over HTTP, readable by everybody and cacheable. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.definition.web;
