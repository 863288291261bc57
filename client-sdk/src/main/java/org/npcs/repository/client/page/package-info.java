/** Lists that are read page by page, never further than they are used. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.page;
