/** The interactive documentation of the published contract, from own assets alone. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.server.platform.documentation;
