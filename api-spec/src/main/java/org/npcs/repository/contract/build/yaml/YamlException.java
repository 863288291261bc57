package org.npcs.repository.contract.build.yaml;

import org.jspecify.annotations.Nullable;

/** A file that cannot be read as one YAML document. */
public final class YamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    YamlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
