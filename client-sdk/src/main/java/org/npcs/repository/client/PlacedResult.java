package org.npcs.repository.client;

import org.npcs.repository.client.model.SubmissionResult;

/**
 * What became of one record of an upload.
 *
 * @param place place of the record in the whole input, counted from 1
 * @param part number of the submission that held it
 * @param result the result; its {@code index} counts within the submission
 */
public record PlacedResult(long place, int part, SubmissionResult result) {

    /** Returns the place only. */
    @Override
    public String toString() {
        return "PlacedResult " + place;
    }
}
