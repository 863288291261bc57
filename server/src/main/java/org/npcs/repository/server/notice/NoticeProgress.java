package org.npcs.repository.server.notice;

/**
 * How far members are with a notice, all of them together.
 *
 * @param answered members that said that it does not apply to them, or planned or did what they do
 * @param done members that have done it
 */
public record NoticeProgress(int answered, int done) {

    /** Nobody has answered. */
    public static final NoticeProgress NONE = new NoticeProgress(0, 0);
}
