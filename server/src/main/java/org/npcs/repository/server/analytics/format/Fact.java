package org.npcs.repository.server.analytics.format;

/** The names of facts about a table that are known beforehand; others may stand beside them. */
public final class Fact {

    /** The id of the frozen release, such as {@code 2026-Q3.1}. */
    public static final String RELEASE = "release";

    /** The SHA-256 of the rows of the table ({@link Digests#of(DataTable)}) or of the release. */
    public static final String DIGEST = "digest";

    /** The instant whose data the table shows. */
    public static final String AS_OF = "asOf";

    /** The version of the methods and of the rules of disclosure control. */
    public static final String METHOD_VERSION = "methodVersion";

    /** How to cite the table. */
    public static final String CITATION = "citation";

    /** Under which terms the table may be used. */
    public static final String LICENCE = "licence";

    /** The address that gives the same bytes again. */
    public static final String PERMALINK = "permalink";

    private Fact() {}
}
