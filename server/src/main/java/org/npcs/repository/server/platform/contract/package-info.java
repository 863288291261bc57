/** The contract enforced: routes, parameters, media types, limits and bodies of every request, before any noun sees it. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.contract;
