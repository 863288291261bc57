/** Reads JSON from strangers strictly and writes it canonically, so that equal content has equal bytes. */
@NullMarked
package org.npcs.repository.contract.json;

import org.jspecify.annotations.NullMarked;
