/** What stays on the owner's side: opaque keys for case numbers, and the mapping of local codes. */
@org.jspecify.annotations.NullMarked
package org.npcs.repository.client.local;
