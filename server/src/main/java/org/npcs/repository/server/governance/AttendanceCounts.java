package org.npcs.repository.server.governance;

/**
 * How a seat attended meetings; those that it was excused from are not counted against it.
 *
 * @param meetings meetings that were held
 * @param present present
 * @param represented represented by somebody else
 * @param excused prevented by what nobody foresaw
 * @param absent neither of them
 */
public record AttendanceCounts(int meetings, int present, int represented, int excused, int absent) {}
