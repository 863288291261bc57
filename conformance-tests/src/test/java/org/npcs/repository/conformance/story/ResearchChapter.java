package org.npcs.repository.conformance.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.Research;
import org.npcs.repository.client.error.ProblemException;
import org.npcs.repository.client.model.ResearchExtract;
import org.npcs.repository.client.model.ResearchRequest;
import org.npcs.repository.client.model.SharingProfile;
import org.npcs.repository.client.model.WithdrawalRequest;

/** Years later: what a researcher is given by the leave of the owners, and what the owner takes back. */
interface ResearchChapter extends Chapter {

    String RESEARCHER = "cedar-researcher";

    @Test
    @Order(28)
    default void twoYearsAfterItsYearAResearcherIsGivenWhatNobodyStandsOutIn() {
        openedToResearchers();
        var day = plot().cast.day();
        moveTo(LocalDate.of(day.getYear() + 3, 2, 1));
        var asked = as(RESEARCHER)
                .analytics()
                .research()
                .file(Cast.of(
                        ResearchRequest::fromJson,
                        "{'title':'Sleep of infants','question':'Which ages and years are seen together?','ethicsReview':'approved',"
                                + "'storage':'secure-enclave','destroyBy':'%s','yearsUntil':%d,"
                                + "'variables':['eventYear','ageBand','childSex','kind']}",
                        plot().cast.day().plusYears(1),
                        day.getYear()))
                .id();
        var steward = as("steward").analytics().research();
        steward.askOwners(asked);
        as("alder-counsel").analytics().participations().agree(asked);
        as("fenwick-counsel").analytics().participations().exclude(asked);
        var second = as("steward-second").analytics().research();
        assertThatThrownBy(() -> second.approve(asked))
                .as("other owners may still decide")
                .isInstanceOf(ProblemException.class);
        plot().cast.later(Duration.ofDays(31));
        assertThatThrownBy(() -> steward.approve(asked)).as("by one person").isInstanceOf(ProblemException.class);
        second.approve(asked);
        Cast.until(() -> steward.get(asked).state().equals("ready"));
        given(as(RESEARCHER).analytics().research(), asked);
        accountedFor(asked);
    }

    private void given(Research research, UUID asked) {
        ResearchExtract extract = Objects.requireNonNull(research.get(asked).extract());
        assertThat(extract.alike()).isGreaterThanOrEqualTo(5);
        var exports = as(RESEARCHER).analytics().exports();
        var rows = exports.rows(extract.exportId(), "incidents").stream().toList();
        assertThat(rows).hasSize(extract.records()).allSatisfy(row -> assertThat(row.toString())
                .doesNotContain(Plot.KEY, "US-X", plot().incident.toString()));
        Chapter.hidden(() -> as("cedar-analyst").analytics().exports().get(extract.exportId()));
    }

    /** Who agreed sees the extract in its account, and who excluded itself has nothing in its own. */
    private void accountedFor(UUID asked) {
        assertThat(as("alder-counsel").sharing().disclosures(null, null).stream()
                        .filter(one -> asked.equals(one.researchRequestId())))
                .isNotEmpty()
                .allMatch(one -> one.way().equals("extract"));
        assertThat(as("fenwick-counsel").sharing().disclosures(null, null).stream()
                        .filter(one -> asked.equals(one.researchRequestId())))
                .isEmpty();
    }

    private void openedToResearchers() {
        var admin = as("alder-admin").sharing();
        var now = admin.profile();
        admin.putProfile(
                Cast.of(
                        SharingProfile::fromJson,
                        "{'choices':[{'elements':['incident.eventDate'],'audience':'members','level':'coarsened','coarsening':'quarter'},"
                                + "{'elements':['incident.determinations.kind'],'audience':'members','level':'full'},"
                                + "{'elements':['incident.eventDate','incident.child.ageYears','incident.child.sex',"
                                + "'incident.determinations.kind'],'audience':'researchers','level':'full'}]}"),
                CallOptions.NONE.expectedVersion(now.version()));
        as("alder-counsel").sharing().confirmProfile();
    }

    private void moveTo(LocalDate day) {
        plot().cast.later(Duration.ofDays(day.toEpochDay() - plot().cast.day().toEpochDay()));
    }

    @Test
    @Order(29)
    default void theOwnerTakesTheSexOfAllChildrenBack() {
        var alder = as("alder-nightly").incidents();
        var before = alder.get(plot().incident).version();
        var counsel = as("alder-counsel").sharing().withdrawals();
        var asked = counsel.request(Cast.of(
                WithdrawalRequest::fromJson, "{'scope':'element','element':'incident.child.sex','reason':'legal'}"));
        assertThat(alder.get(plot().incident).version())
                .as("until it is confirmed")
                .isEqualTo(before);
        counsel.confirm(asked.id());
        Cast.until(() -> alder.get(plot().incident).version() > before);
        for (var version : alder.versions(plot().incident).stream().toList()) {
            assertThat(new String(
                            alder.version(plot().incident, version.version()).toJson(), UTF_8))
                    .doesNotContain("\"sex\"")
                    .contains("\"child.sex\":\"not-permitted\"");
        }
        var copy = Objects.requireNonNull(
                as("fenwick-nightly").incidents().get(Plot.SAME).content());
        assertThat(Objects.requireNonNull(copy.child()).sex())
                .as("the copy of another owner is its own")
                .isEqualTo("2");
    }
}
