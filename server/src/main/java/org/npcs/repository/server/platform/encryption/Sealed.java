package org.npcs.repository.server.platform.encryption;

import org.jspecify.annotations.Nullable;

/**
 * A document for storing.
 *
 * @param text the document with its sealed members as ciphertext
 * @param key key of the record, wrapped; null while nothing of the record was ever sealed
 * @param fresh whether the key was made just now and is not stored yet
 */
public record Sealed(String text, @Nullable String key, boolean fresh) {}
