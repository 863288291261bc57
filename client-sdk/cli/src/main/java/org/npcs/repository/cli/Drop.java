package org.npcs.repository.cli;

import java.nio.file.Path;

/**
 * A file that was taken from the directory, in a folder of its own.
 *
 * @param key name of the folder, and key of the upload: the same for ever, and of this file alone
 * @param folder the folder
 * @param file the file in it
 */
record Drop(String key, Path folder, Path file) {

    /** Returns a file beside it that tells what became of it. */
    Path beside(String end) {
        return folder.resolve(file.getFileName() + end);
    }
}
