/** Joins the many authored files of the contract into one document with internal references. */
@NullMarked
package org.npcs.repository.contract.build.bundle;

import org.jspecify.annotations.NullMarked;
