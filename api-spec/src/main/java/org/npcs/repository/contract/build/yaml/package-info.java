/** Reads YAML 1.2 without guessing at types and writes it so that every reader sees the same document. */
@NullMarked
package org.npcs.repository.contract.build.yaml;

import org.jspecify.annotations.NullMarked;
