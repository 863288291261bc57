package org.npcs.repository.client.validation;

import java.util.List;

/**
 * What the published rules say of a whole file.
 *
 * @param records records read
 * @param accepted records that would be accepted, as far as that can be told without the repository's records
 * @param rejected records that would be rejected
 * @param causes causes of all findings, the one with most records first
 */
public record FileReport(long records, long accepted, long rejected, List<FileCause> causes) {

    /** Keeps its own copy of the causes. */
    public FileReport {
        causes = List.copyOf(causes);
    }
}
