/** Everything that is published from one bundle: the document, its 3.0 form, its digests and the frozen copies. */
@NullMarked
package org.npcs.repository.contract.build.release;

import org.jspecify.annotations.NullMarked;
