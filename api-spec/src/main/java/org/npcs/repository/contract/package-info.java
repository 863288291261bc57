/** The contract of the repository as one artifact: the bundled description, its requirements and its problem catalogue. */
@NullMarked
package org.npcs.repository.contract;

import org.jspecify.annotations.NullMarked;
