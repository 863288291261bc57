/** The rules that every change of the contract must keep, each with an id, a sentence and the source it was taken from. */
@NullMarked
package org.npcs.repository.contract.build.lint;

import org.jspecify.annotations.NullMarked;
