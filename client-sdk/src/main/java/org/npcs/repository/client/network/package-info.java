/** How calls travel: deadlines, proxy, trust, retries, and the hook that watches them. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.network;
