package org.npcs.repository.client.validation;

import java.util.List;
import org.npcs.repository.client.model.Finding;

/**
 * What the published rules say of one record of a file.
 *
 * @param place place among the records, counted from 1
 * @param line line of the file, counted from 1
 * @param accepted whether it would be accepted
 * @param findings breaches of what is in force
 */
public record RecordReport(long place, long line, boolean accepted, List<Finding> findings) {}
