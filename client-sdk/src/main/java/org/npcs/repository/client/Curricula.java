package org.npcs.repository.client;

import java.io.OutputStream;
import org.npcs.repository.client.internal.LearningOperations;
import org.npcs.repository.client.model.Curriculum;
import org.npcs.repository.client.model.CurriculumActivities;
import org.npcs.repository.client.model.CurriculumList;
import org.npcs.repository.client.model.CurriculumMail;
import org.npcs.repository.client.model.CurriculumRecord;
import org.npcs.repository.client.model.CurriculumVersion;
import org.npcs.repository.client.model.LearningSchedule;
import org.npcs.repository.client.model.LearningScheduleRequest;
import org.npcs.repository.client.page.Pages;

/** Curricula of spaced questions: read by all members, written by whoever manages them. Nothing here tells of a learner. */
public final class Curricula {

    private final Calls calls;

    Curricula(Calls calls) {
        this.calls = calls;
    }

    /** Returns the curricula as they were last published; to whoever manages curricula the working drafts. */
    public Pages<CurriculumRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns the curricula as they were last published; to whoever manages curricula the working drafts. */
    public Pages<CurriculumRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(LearningOperations.LIST_CURRICULA, options),
                "CurriculumList",
                CurriculumList::fromJson,
                CurriculumList::items,
                CurriculumList::nextCursor);
    }

    /** Returns a curriculum as it was last published; to whoever manages curricula the working draft. */
    public CurriculumRecord get(String curriculum) {
        return get(curriculum, CallOptions.NONE);
    }

    /** Returns a curriculum as it was last published; to whoever manages curricula the working draft. */
    public CurriculumRecord get(String curriculum, CallOptions options) {
        Call call = new Call(LearningOperations.GET_CURRICULUM, options).path("curriculum", curriculum);
        return calls.call(call, "CurriculumRecord", CurriculumRecord::fromJson);
    }

    /** Writes the working draft of a curriculum. After the first write, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public CurriculumRecord write(String curriculum, Curriculum content) {
        return write(curriculum, content, CallOptions.NONE);
    }

    /** Writes the working draft of a curriculum. After the first write, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public CurriculumRecord write(String curriculum, Curriculum content, CallOptions options) {
        Call call = new Call(LearningOperations.PUT_CURRICULUM, options)
                .path("curriculum", curriculum)
                .body(content.toJson());
        return calls.call(call, "CurriculumRecord", CurriculumRecord::fromJson);
    }

    /** Publishes the working draft as the next version, which never changes. */
    public CurriculumRecord publish(String curriculum) {
        return publish(curriculum, CallOptions.NONE);
    }

    /** Publishes the working draft as the next version, which never changes. */
    public CurriculumRecord publish(String curriculum, CallOptions options) {
        return step(curriculum, "published", options);
    }

    /** Takes a published curriculum up again, to write its next version. */
    public CurriculumRecord revise(String curriculum) {
        return revise(curriculum, CallOptions.NONE);
    }

    /** Takes a published curriculum up again, to write its next version. */
    public CurriculumRecord revise(String curriculum, CallOptions options) {
        return step(curriculum, "draft", options);
    }

    /** Retires a curriculum. The reason is a code of {@code change-reason}. */
    public CurriculumRecord retire(String curriculum, String reason) {
        return retire(curriculum, reason, CallOptions.NONE);
    }

    /** Retires a curriculum. The reason is a code of {@code change-reason}. */
    public CurriculumRecord retire(String curriculum, String reason, CallOptions options) {
        return step(curriculum, "retired", options.reason(reason));
    }

    /** Returns a version as it was published. */
    public CurriculumVersion version(String curriculum, int version) {
        return version(curriculum, version, CallOptions.NONE);
    }

    /** Returns a version as it was published. */
    public CurriculumVersion version(String curriculum, int version, CallOptions options) {
        Call call = new Call(LearningOperations.GET_CURRICULUM_VERSION, options)
                .path("curriculum", curriculum)
                .path("version", version);
        return calls.call(call, "CurriculumVersion", CurriculumVersion::fromJson);
    }

    /** Returns a question and its feedback, ready to be mailed. */
    public CurriculumMail mail(String curriculum, int version, String item) {
        return mail(curriculum, version, item, CallOptions.NONE);
    }

    /** Returns a question and its feedback, ready to be mailed. */
    public CurriculumMail mail(String curriculum, int version, String item, CallOptions options) {
        Call call = new Call(LearningOperations.GET_CURRICULUM_MAIL, options)
                .path("curriculum", curriculum)
                .path("version", version)
                .path("item", item)
                .query("format", "json");
        return calls.call(call, "CurriculumMail", CurriculumMail::fromJson);
    }

    /** Downloads the question or, with {@code feedback}, its feedback as a page that loads nothing, into a stream, which stays open. */
    public void page(String curriculum, int version, String item, String part, OutputStream out) {
        page(curriculum, version, item, part, out, CallOptions.NONE);
    }

    /** Downloads the question or, with {@code feedback}, its feedback as a page that loads nothing, into a stream, which stays open. */
    public void page(String curriculum, int version, String item, String part, OutputStream out, CallOptions options) {
        Call call = new Call(LearningOperations.GET_CURRICULUM_MAIL, options)
                .path("curriculum", curriculum)
                .path("version", version)
                .path("item", item)
                .query("format", "html")
                .query("part", part);
        calls.download(call, out);
    }

    /** Returns the activity definitions of a version after xAPI 1.0.3, for a record store of the own. */
    public CurriculumActivities activities(String curriculum, int version) {
        return activities(curriculum, version, CallOptions.NONE);
    }

    /** Returns the activity definitions of a version after xAPI 1.0.3, for a record store of the own. */
    public CurriculumActivities activities(String curriculum, int version, CallOptions options) {
        Call call = new Call(LearningOperations.GET_CURRICULUM_ACTIVITIES, options)
                .path("curriculum", curriculum)
                .path("version", version);
        return calls.call(call, "CurriculumActivities", CurriculumActivities::fromJson);
    }

    /** Computes what is asked when from an anonymous history, of which nothing is stored. {@link org.npcs.repository.client.local.SpacedQuestions} computes the same without a connection. */
    public LearningSchedule schedule(LearningScheduleRequest history) {
        return schedule(history, CallOptions.NONE);
    }

    /** Computes what is asked when from an anonymous history, of which nothing is stored. {@link org.npcs.repository.client.local.SpacedQuestions} computes the same without a connection. */
    public LearningSchedule schedule(LearningScheduleRequest history, CallOptions options) {
        Call call = new Call(LearningOperations.SCHEDULE_LEARNING, options).body(history.toJson());
        return calls.call(call, "LearningSchedule", LearningSchedule::fromJson);
    }

    private CurriculumRecord step(String curriculum, String to, CallOptions options) {
        Call call = new Call(LearningOperations.TRANSITION_CURRICULUM, options.withoutReason())
                .path("curriculum", curriculum)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "CurriculumRecord", CurriculumRecord::fromJson);
    }
}
