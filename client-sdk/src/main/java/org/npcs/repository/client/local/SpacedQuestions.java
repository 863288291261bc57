package org.npcs.repository.client.local;

import java.time.LocalDate;
import org.npcs.repository.client.model.CurriculumVersion;
import org.npcs.repository.client.model.LearningSchedule;
import org.npcs.repository.client.model.LearningScheduleRequest;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.contract.learning.ScheduleRequest;

/**
 * Computes what is asked when without a connection, as {@code POST /v1/learning-schedule} does: no history of a learner
 * leaves the machine. It needs the artifact {@code npcs-api-spec}.
 */
public final class SpacedQuestions {

    private SpacedQuestions() {}

    /**
     * Computes a schedule.
     *
     * @param version the published version that the request names
     * @param request the history, of nobody
     * @param today the day that is taken when the request names none
     * @throws IllegalArgumentException when holds overlap, or an answer is outside of the round; the message names the first place
     */
    public static LearningSchedule schedule(
            CurriculumVersion version, LearningScheduleRequest request, LocalDate today) {
        ScheduleRequest read = new ScheduleRequest(
                StrictJson.parse(request.toJson()),
                StrictJson.parse(version.toJson()).path("content"),
                today);
        read.check().stream().findFirst().ifPresent(fault -> {
            throw new IllegalArgumentException(fault.pointer() + ": " + fault.message());
        });
        return LearningSchedule.fromJson(StrictJson.canonicalBytes(read.answer()));
    }
}
