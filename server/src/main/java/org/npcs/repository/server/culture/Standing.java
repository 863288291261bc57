package org.npcs.repository.server.culture;

/**
 * The whole of a member on a scale, as it was told to it.
 *
 * @param member the member
 * @param instrument the instrument
 * @param version its version
 * @param scale the scale
 * @param respondents how many have a score
 * @param mean their mean score
 * @param agreeing the share of them that agrees
 */
record Standing(
        String member,
        String instrument,
        String version,
        String scale,
        int respondents,
        double mean,
        double agreeing) {}
