package org.npcs.repository.server.analytics.format;

/**
 * A file as it stands in a manifest.
 *
 * @param path its place below the manifest, with slashes
 * @param format its form
 * @param rows how many rows it has
 * @param bytes its length
 * @param sha256 its digest, as 64 hexadecimal digits
 */
public record WrittenFile(String path, TableFormat format, long rows, long bytes, String sha256) {}
