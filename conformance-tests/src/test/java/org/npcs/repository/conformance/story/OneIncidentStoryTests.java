package org.npcs.repository.conformance.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.npcs.repository.conformance.story.Chapter.closed;
import static org.npcs.repository.conformance.story.Chapter.hidden;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.IncidentClient;
import org.npcs.repository.client.IncidentQuery;
import org.npcs.repository.client.NoticeClient;
import org.npcs.repository.client.SharedRecords;
import org.npcs.repository.client.TableQuestion;
import org.npcs.repository.client.analytics.TableRow;
import org.npcs.repository.client.error.NotFoundException;
import org.npcs.repository.client.error.NotPermittedException;
import org.npcs.repository.client.error.ProblemException;
import org.npcs.repository.client.local.MatchTokens;
import org.npcs.repository.client.model.Determination;
import org.npcs.repository.client.model.DuplicateCandidate;
import org.npcs.repository.client.model.NoticeResponse;
import org.npcs.repository.client.model.ReleaseRequest;
import org.npcs.repository.client.model.SharedRecord;
import org.npcs.repository.client.model.SharingProfile;
import org.npcs.repository.client.model.SupportMessage;
import org.npcs.repository.client.model.SupportProfile;
import org.npcs.repository.client.model.SupportRequest;
import org.npcs.repository.client.model.WithdrawalRequest;

/**
 * One invented incident of Alder County, from the first notice to what was learnt and measured, and to its withdrawal. At each step the
 * right viewers see what is meant for them, and for everybody else there is nothing.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class OneIncidentStoryTests
        implements CommitteeChapter, PartnershipChapter, MeasureChapter, LearningChapter, ResearchChapter {

    private static final LocalDate DAY = Cast.today();

    private static final Set<UUID> BEFORE = new HashSet<>();

    private final Plot plot = new Plot();

    @Override
    public Plot plot() {
        return plot;
    }

    @AfterAll
    void end() {
        plot.cast.close();
    }

    @Test
    @Order(1)
    void theNightlyJobTellsOfANearFatalityAndNobodyElseLearnsOfIt() {
        var stored = as("alder-nightly").incidents().put(Documents.incident(Plot.KEY, DAY));
        plot.incident = stored.id();
        assertThat(stored.kind()).isEqualTo("near-fatality");
        for (String stranger : List.of("fenwick-nightly", "cedar-nightly")) {
            hidden(() -> as(stranger).incidents().get(plot.incident));
        }
        for (String circle : List.of("steward", "operator")) {
            closed(() -> as(circle).incidents().get(plot.incident));
        }
    }

    @Test
    @Order(2)
    void itsLeaderIsOfferedSupportAndWhoMatchesDoesNotSeeWhy() {
        var leader = as("alder-lead").support();
        Cast.until(() -> leader.offers().stream().findAny().isPresent());
        var offer = leader.offers().stream().findFirst().orElseThrow();
        var asked = leader.ask(Cast.of(
                SupportRequest::fromJson,
                "{'kinds':['leadership-peer-call'],'urgency':'today','office':'agency-leadership',"
                        + "'mailbox':'duty-office@alder.example.gov','offerId':'%s'}",
                offer.id()));
        var helper = as("cedar-lead").support();
        hidden(() -> helper.get(asked.id()));
        helper.state(Cast.of(SupportProfile::fromJson, "{'offers':true,'helpsWith':['leadership-peer-call']}"));

        var seen = as("steward").support().get(asked.id());
        assertThat(seen.kinds()).containsExactly("leadership-peer-call");
        assertThat(seen.mailbox()).as("for the two sides alone").isNull();
        assertThat(new String(seen.toJson(), UTF_8))
                .doesNotContain(plot.incident.toString(), Plot.KEY, offer.id().toString());
        as("steward").support().match(asked.id(), "US-XA");
        helper.write(
                asked.id(), Cast.of(SupportMessage::fromJson, "{'text':'We have an hour for you this afternoon.'}"));
        assertThat(leader.messages(asked.id()).stream()).hasSize(1);
        hidden(() -> as("fenwick-lead").support().messages(asked.id()).stream().toList());
        leader.begin(asked.id());
        assertThat(leader.close(asked.id(), List.of("peer-call")).state()).isEqualTo("closed");
    }

    @Test
    @Order(3)
    void whatMeetsTheCriteriaIsScreenedInAndWhatDoesNotIsOut() {
        var alder = as("alder-nightly").incidents();
        var other = alder.put(Documents.incident("ALD-STORY2", DAY)).id();
        assertThat(alder.screenOut(other).state()).isEqualTo("screened-out");
        assertThat(alder.accept(plot.incident).state()).isEqualTo("accepted");
        assertThatThrownBy(() -> alder.accept(other)).as("without a reason").isInstanceOf(ProblemException.class);
        assertThat(screened(alder, "screened-out")).containsExactly(other);
        assertThat(screened(alder, "accepted")).contains(plot.incident).doesNotContain(other);
        hidden(() -> as("fenwick-nightly").incidents().get(other));
    }

    private static List<UUID> screened(IncidentClient incidents, String state) {
        return incidents.list(IncidentQuery.ALL.state(state).eventFrom(DAY.minusDays(1))).stream()
                .map(one -> one.id())
                .toList();
    }

    @Test
    @Order(4)
    void theChildDiesAndTheIncidentKeepsItsIdentity() {
        var alder = as("alder-nightly").incidents();
        var changed = alder.addDetermination(
                plot.incident,
                Cast.of(
                        Determination::fromJson,
                        "{'sequence':2,'kind':'fatality','status':'confirmed','determinedOn':'%s',"
                                + "'definition':'CAPTA-FATALITY','basis':'medical-examiner','supersedes':1,'reason':'new-information'}",
                        DAY));
        assertThat(changed.id()).isEqualTo(plot.incident);
        assertThat(changed.kind()).isEqualTo("fatality");
        assertThat(alder.versions(plot.incident).stream().count()).isGreaterThan(2);
    }

    @Test
    @Order(5)
    void theStateReportsTheSameChildAndBothOwnersDecide() {
        var state = as("fenwick-nightly").incidents();
        state.put(Documents.incident(Plot.SAME, DAY));
        var county = as("alder-nightly").incidents().duplicates();
        Cast.until(() -> county.suspected().stream().anyMatch(this::ofTheState));
        var pair =
                county.suspected().stream().filter(this::ofTheState).findFirst().orElseThrow();
        hidden(() -> as("cedar-nightly").incidents().duplicates().get(pair.id()));
        assertThat(county.sameEvent(pair.id()).state()).as("one has decided").isEqualTo("suspected");
        assertThat(state.duplicates().sameEvent(pair.id()).state()).isEqualTo("same-event");
        assertThat(state.get(Plot.SAME).eventId())
                .isNotNull()
                .isEqualTo(as("alder-nightly").incidents().get(plot.incident).eventId());
        hidden(() -> state.get(plot.incident));
    }

    @Test
    @Order(6)
    void aNeighbourThatTreatedTheChildIsRefusedByItsOwner(@TempDir Path directory) {
        var token = MatchTokens.create(directory.resolve("shared-secret")).token(List.of("2026-01-02", "F"));
        var neighbour = as("cedar-nightly").incidents();
        var treated = neighbour.put(Documents.incident("CDR-STORY1", DAY));
        neighbour.matchToken(treated.id(), token);
        var county = as("alder-nightly").incidents();
        county.matchToken(plot.incident, token);
        Cast.until(() -> county.duplicates().suspected().stream().anyMatch(OneIncidentStoryTests::ofCedar));
        var pair = county.duplicates().suspected().stream()
                .filter(OneIncidentStoryTests::ofCedar)
                .findFirst()
                .orElseThrow();
        hidden(() -> as("fenwick-nightly").incidents().duplicates().get(pair.id()));
        assertThat(county.duplicates().different(pair.id()).state()).isEqualTo("different");
        assertThat(neighbour.get(treated.id()).eventId())
                .as("not the event of the county and the state")
                .isNotEqualTo(county.get(plot.incident).eventId());
        hidden(() -> county.get(treated.id()));
    }

    /** The county's invented history may hold an incident that looks like it as well. */
    private boolean ofTheState(DuplicateCandidate one) {
        return one.incidentId().equals(plot.incident)
                && one.other().jurisdiction().equals("US-XB");
    }

    private static boolean ofCedar(DuplicateCandidate pair) {
        return pair.localKey().equals(Plot.KEY) && "US-XA".equals(pair.other().jurisdiction());
    }

    @Test
    @Order(7)
    void aReviewIsRatedAndFinalisedByASecondPerson() {
        var reviewer = as("alder-reviewer").reviews();
        var written = reviewer.put(Documents.review(
                Plot.KEY, DAY, as("alder-reviewer").definitions().instrumentVersion("ssit", "2018.1")));
        plot.review = written.id();
        assertThat(Objects.requireNonNull(written.content()).methods())
                .as("that there were debriefings, and nothing that was said")
                .contains("debriefing");
        reviewer.open(plot.review);
        reviewer.startRating(plot.review);
        reviewer.submit(plot.review);
        assertThatThrownBy(() -> reviewer.finalise(plot.review)).isInstanceOf(NotPermittedException.class);
        var lead = as("alder-lead").reviews();
        assertThat(lead.finalise(plot.review).state()).isEqualTo("finalised");
        hidden(() -> as("fenwick-reviewer").reviews().get(plot.review));
        lead.reopen(plot.review, "new-information");
        reviewer.submit(plot.review);
        assertThat(lead.finalise(plot.review).version()).isGreaterThan(written.version());
    }

    @Test
    @Order(8)
    void whatIsSharedIsTheOwnersChoiceAndAccountedFor() {
        var admin = as("alder-admin").sharing();
        var now = admin.profile();
        var shared = as("cedar-nightly").sharing().shared("quality-improvement");
        shared.list().stream().forEach(one -> BEFORE.add(one.id()));
        admin.putProfile(
                Cast.of(
                        SharingProfile::fromJson,
                        "{'choices':[{'elements':['incident.eventDate'],'audience':'members','level':'coarsened','coarsening':'quarter'},"
                                + "{'elements':['incident.determinations.kind'],'audience':'members','level':'full'}]}"),
                CallOptions.NONE.expectedVersion(now.version()));
        as("alder-counsel").sharing().confirmProfile();
        Cast.until(() -> ours(shared).size() == 1);
        var seen = ours(shared).get(0);
        plot.sharedAs = seen.id();
        assertThat(plot.sharedAs).as("another name than its owner has for it").isNotEqualTo(plot.incident);
        assertThat(new String(seen.toJson(), UTF_8))
                .doesNotContain(Plot.KEY, DAY.minusDays(1).toString(), "US-XB-ALD", "\"sex\"");
        assertThat(as("alder-counsel").sharing().disclosuresOf(plot.incident).stream())
                .isNotEmpty()
                .allMatch(one -> one.recipient().equals("US-XA"));
        hidden(() -> as("cedar-nightly").incidents().get(plot.incident));

        var read = all(shared, null);
        as("alder-nightly")
                .incidents()
                .addDetermination(
                        plot.incident,
                        Cast.of(
                                Determination::fromJson,
                                "{'sequence':3,'kind':'fatality','status':'confirmed','determinedOn':'%s',"
                                        + "'definition':'CAPTA-FATALITY','basis':'death-certificate','supersedes':2,'reason':'new-information'}",
                                DAY));
        Cast.until(() -> told(shared, read, "superseded"));
    }

    /** The cursor behind all that was told. */
    private static String all(SharedRecords shared, @Nullable String from) {
        var told = shared.changes(from);
        return told.complete() ? told.nextCursor() : all(shared, told.nextCursor());
    }

    private boolean told(SharedRecords shared, @Nullable String from, String kind) {
        var told = shared.changes(from);
        return told.items().stream()
                        .anyMatch(one ->
                                one.id().equals(plot.sharedAs) && one.kind().equals(kind))
                || !told.complete() && told(shared, told.nextCursor(), kind);
    }

    @Test
    @Order(9)
    void aReleaseIsPublishedByASecondPersonAndNamesNobody() {
        var base = lastQuarter();
        var steward = as("steward").analytics().releases();
        var built =
                steward.buildAndWait(Cast.of(ReleaseRequest::fromJson, "{'base':'%s'}", base), Duration.ofMinutes(2));
        assertThatThrownBy(() -> steward.publish(built.id())).isInstanceOf(ProblemException.class);
        as("steward-second").analytics().releases().publish(built.id());
        plot.release = built.id();
        var rows =
                as("cedar-analyst")
                        .analytics()
                        .ask(TableQuestion.of("incidents").release(plot.release))
                        .rows()
                        .stream()
                        .toList();
        var told = rows.stream()
                .filter(row -> row.countRange().isPresent())
                .findFirst()
                .orElseThrow();
        plot.evidence =
                "{'release':'%s','table':'incidents','period':'%s','cells':[]}".formatted(plot.release, told.period());
        assertThat(rows).extracting(TableRow::statusCode).doesNotContain("");
        var benchmark = as("fenwick-analyst").analytics().benchmark(TableQuestion.of("incidents"));
        assertThat(benchmark.otherMembers()).isGreaterThanOrEqualTo(5);
    }

    @Test
    @Order(11)
    void aNoticeRestsOnTheReleaseAndEachMemberAnswersForItself() {
        var drafter = as("operator").notices();
        var draft = drafter.draft(Documents.notice(plot.evidence));
        hidden(() -> as("cedar-analyst").notices().get(draft.id().toString()));
        var atGate = drafter.submit(draft.id().toString());
        for (String reviewer : List.of("steward", "steward-second")) {
            as(reviewer).notices().review(draft.id().toString(), Documents.passed(atGate.version()));
        }
        plot.notice = String.valueOf(drafter.issue(draft.id().toString()).number());
        assertThat(plot.notice).startsWith("NPCS-SN-");
        var alder = as("alder-analyst").notices();
        for (String state : List.of("acknowledged", "assessing")) {
            respond(alder, "{'state':'%s','role':'safety-lead'}".formatted(state));
        }
        respond(alder, "{'state':'action-planned','role':'safety-lead','plannedFor':'%s'}".formatted(DAY.plusDays(60)));
        assertThat(alder.uptake(plot.notice).rows())
                .extracting(row -> row.state())
                .containsExactly("action-planned");
        assertThat(as("cedar-analyst").notices().uptake(plot.notice).rows())
                .extracting(row -> row.jurisdiction() + row.state())
                .doesNotContain("US-XB-ALDaction-planned");
    }

    @Test
    @Order(31)
    void theOwnerTakesAllShortTextsBack() {
        var counsel = as("alder-counsel").sharing().withdrawals();
        var asked = counsel.request(Cast.of(
                WithdrawalRequest::fromJson,
                "{'scope':'element','element':'review.opportunities.text','reason':'legal'}"));
        assertThat(asked.state()).isEqualTo("effects-shown");
        assertThat(held()).as("until it is confirmed").contains("Two agencies");
        counsel.confirm(asked.id());
        Cast.until(() -> !held().contains("Two agencies"));
        assertThat(held()).as("the rest stays").contains("IO-TEAM");
    }

    private String held() {
        return new String(as("alder-reviewer").reviews().get(plot.review).toJson(), UTF_8);
    }

    @Test
    @Order(32)
    void theOwnerTakesTheIncidentBack() {
        var counsel = as("alder-counsel").sharing().withdrawals();
        var asked = counsel.request(Cast.of(
                WithdrawalRequest::fromJson,
                "{'scope':'incident','incidentId':'%s','reason':'family-request'}",
                plot.incident));
        assertThat(asked.state()).isEqualTo("effects-shown");
        var done = counsel.confirm(asked.id());
        assertThat(done.certificate()).isNotNull();
        assertThatThrownBy(() -> as("alder-nightly").incidents().get(plot.incident))
                .isInstanceOf(ProblemException.class);
        var shared = as("cedar-nightly").sharing().shared("quality-improvement");
        hidden(() -> shared.get(plot.sharedAs));
        assertThat(told(shared, null, "withdrawn"))
                .as("others see that it is gone")
                .isTrue();
        assertThat(as("alder-counsel").sharing().disclosuresOf(plot.incident).stream())
                .isNotEmpty();
    }

    /** What others see of the quarter that was not there before, of a child that nearly died and then died. */
    private static List<SharedRecord> ours(SharedRecords shared) {
        var quarter = DAY.minusDays(1).getYear() + "-Q" + (DAY.minusDays(1).getMonthValue() + 2) / 3;
        return shared.list().stream()
                .filter(one -> !BEFORE.contains(one.id()))
                .filter(one -> new String(one.toJson(), UTF_8)
                        .contains("\"eventDate\":\"" + quarter
                                + "\",\"determinations\":[{\"kind\":\"near-fatality\"},{\"kind\":\"fatality\"}]"))
                .toList();
    }

    private void respond(NoticeClient member, String response) {
        var version = 0;
        try {
            version = member.response(plot.notice).version();
        } catch (NotFoundException first) {
            assertThat(version).isZero();
        }
        member.respond(
                plot.notice,
                Cast.of(NoticeResponse::fromJson, response),
                version == 0 ? CallOptions.NONE : CallOptions.NONE.expectedVersion(version));
    }

    /** The last quarter whose records have had the time to arrive. */
    private static String lastQuarter() {
        var settled = DAY.minusDays(20);
        var start = settled.withDayOfMonth(1).minusMonths((settled.getMonthValue() - 1) % 3);
        var last = start.minusMonths(1);
        return last.getYear() + "Q" + (last.getMonthValue() + 2) / 3;
    }
}
