package org.npcs.repository.conformance.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.ChartQuestion;
import org.npcs.repository.client.NoticeClient;
import org.npcs.repository.client.ObservationQuery;
import org.npcs.repository.client.OutcomeQuery;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.SharedRecords;
import org.npcs.repository.client.TableQuestion;
import org.npcs.repository.client.analytics.TableRow;
import org.npcs.repository.client.error.NotFoundException;
import org.npcs.repository.client.error.NotPermittedException;
import org.npcs.repository.client.error.ProblemException;
import org.npcs.repository.client.model.CultureUse;
import org.npcs.repository.client.model.CultureWave;
import org.npcs.repository.client.model.Determination;
import org.npcs.repository.client.model.NoticeResponse;
import org.npcs.repository.client.model.OutcomeObservation;
import org.npcs.repository.client.model.PriorityParticipation;
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
@TestMethodOrder(OrderAnnotation.class)
class OneIncidentStoryTests {

    private static final String KEY = "ALD-STORY1";
    private static final String SAME = "CDR-STORY1";
    private static final LocalDate DAY = Cast.today();
    private static final String BUNDLE = "zero-to-three";

    private static Cast cast;
    private static UUID incident = new UUID(0, 0);
    private static UUID review = new UUID(0, 0);
    private static UUID sharedAs = new UUID(0, 0);
    private static final Set<UUID> BEFORE = new HashSet<>();
    private static String release = "";
    private static String evidence = "";
    private static String notice = "";
    private static UUID priority = new UUID(0, 0);

    @BeforeAll
    static void begin() {
        cast = new Cast();
    }

    @AfterAll
    static void end() {
        cast.close();
    }

    @Test
    @Order(1)
    void theNightlyJobTellsOfANearFatalityAndNobodyElseLearnsOfIt() {
        var stored = as("alder-nightly").incidents().put(Documents.incident(KEY, DAY));
        incident = stored.id();
        assertThat(stored.kind()).isEqualTo("near-fatality");
        for (String stranger : List.of("fenwick-nightly", "cedar-nightly")) {
            hidden(() -> as(stranger).incidents().get(incident));
        }
        for (String circle : List.of("steward", "operator")) {
            closed(() -> as(circle).incidents().get(incident));
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
                .doesNotContain(incident.toString(), KEY, offer.id().toString());
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
    void theChildDiesAndTheIncidentKeepsItsIdentity() {
        var alder = as("alder-nightly").incidents();
        alder.accept(incident);
        var changed = alder.addDetermination(
                incident,
                Cast.of(
                        Determination::fromJson,
                        "{'sequence':2,'kind':'fatality','status':'confirmed','determinedOn':'%s',"
                                + "'definition':'CAPTA-FATALITY','basis':'medical-examiner','supersedes':1,'reason':'new-information'}",
                        DAY));
        assertThat(changed.id()).isEqualTo(incident);
        assertThat(changed.kind()).isEqualTo("fatality");
        assertThat(alder.versions(incident).stream().count()).isGreaterThan(2);
    }

    @Test
    @Order(4)
    void theStateReportsTheSameChildAndBothOwnersDecide() {
        var state = as("fenwick-nightly").incidents();
        state.put(Documents.incident(SAME, DAY));
        var county = as("alder-nightly").incidents().duplicates();
        Cast.until(() ->
                county.suspected().stream().anyMatch(one -> one.incidentId().equals(incident)));
        var pair = county.suspected().stream()
                .filter(one -> one.incidentId().equals(incident))
                .findFirst()
                .orElseThrow();
        hidden(() -> as("cedar-nightly").incidents().duplicates().get(pair.id()));
        assertThat(county.sameEvent(pair.id()).state()).as("one has decided").isEqualTo("suspected");
        assertThat(state.duplicates().sameEvent(pair.id()).state()).isEqualTo("same-event");
        assertThat(state.get(SAME).eventId())
                .isNotNull()
                .isEqualTo(as("alder-nightly").incidents().get(incident).eventId());
        hidden(() -> state.get(incident));
    }

    @Test
    @Order(5)
    void aReviewIsRatedAndFinalisedByASecondPerson() {
        var reviewer = as("alder-reviewer").reviews();
        var written = reviewer.put(
                Documents.review(KEY, DAY, as("alder-reviewer").definitions().instrumentVersion("ssit", "2018.1")));
        review = written.id();
        reviewer.open(review);
        reviewer.startRating(review);
        reviewer.submit(review);
        assertThatThrownBy(() -> reviewer.finalise(review)).isInstanceOf(NotPermittedException.class);
        var lead = as("alder-lead").reviews();
        assertThat(lead.finalise(review).state()).isEqualTo("finalised");
        hidden(() -> as("fenwick-reviewer").reviews().get(review));
        lead.reopen(review, "new-information");
        reviewer.submit(review);
        assertThat(lead.finalise(review).version()).isGreaterThan(written.version());
    }

    @Test
    @Order(6)
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
        sharedAs = seen.id();
        assertThat(sharedAs).as("another name than its owner has for it").isNotEqualTo(incident);
        assertThat(new String(seen.toJson(), UTF_8))
                .doesNotContain(KEY, DAY.minusDays(1).toString(), "US-XB-ALD", "\"sex\"");
        assertThat(as("alder-counsel").sharing().disclosuresOf(incident).stream())
                .isNotEmpty()
                .allMatch(one -> one.recipient().equals("US-XA"));
        hidden(() -> as("cedar-nightly").incidents().get(incident));
    }

    @Test
    @Order(7)
    void aReleaseIsPublishedByASecondPersonAndNamesNobody() {
        var base = lastQuarter();
        var steward = as("steward").analytics().releases();
        var built =
                steward.buildAndWait(Cast.of(ReleaseRequest::fromJson, "{'base':'%s'}", base), Duration.ofMinutes(2));
        assertThatThrownBy(() -> steward.publish(built.id())).isInstanceOf(ProblemException.class);
        as("steward-second").analytics().releases().publish(built.id());
        release = built.id();
        var rows = as("cedar-analyst")
                .analytics()
                .ask(TableQuestion.of("incidents").release(release))
                .rows()
                .stream()
                .toList();
        var told = rows.stream()
                .filter(row -> row.countRange().isPresent())
                .findFirst()
                .orElseThrow();
        evidence = "{'release':'%s','table':'incidents','period':'%s','cells':[]}".formatted(release, told.period());
        assertThat(rows).extracting(TableRow::statusCode).doesNotContain("");
        var benchmark = as("fenwick-analyst").analytics().benchmark(TableQuestion.of("incidents"));
        assertThat(benchmark.otherMembers()).isGreaterThanOrEqualTo(5);
    }

    @Test
    @Order(8)
    void aNoticeRestsOnTheReleaseAndEachMemberAnswersForItself() {
        var drafter = as("operator").notices();
        var draft = drafter.draft(Documents.notice(evidence));
        hidden(() -> as("cedar-analyst").notices().get(draft.id().toString()));
        var atGate = drafter.submit(draft.id().toString());
        for (String reviewer : List.of("steward", "steward-second")) {
            as(reviewer).notices().review(draft.id().toString(), Documents.passed(atGate.version()));
        }
        notice = String.valueOf(drafter.issue(draft.id().toString()).number());
        assertThat(notice).startsWith("NPCS-SN-");
        var alder = as("alder-analyst").notices();
        for (String state : List.of("acknowledged", "assessing")) {
            respond(alder, "{'state':'%s','role':'safety-lead'}".formatted(state));
        }
        respond(alder, "{'state':'action-planned','role':'safety-lead','plannedFor':'%s'}".formatted(DAY.plusDays(60)));
        assertThat(alder.uptake(notice).rows()).extracting(row -> row.state()).containsExactly("action-planned");
        assertThat(as("cedar-analyst").notices().uptake(notice).rows())
                .extracting(row -> row.jurisdiction() + row.state())
                .doesNotContain("US-XB-ALDaction-planned");
    }

    @Test
    @Order(9)
    void aPriorityIsAdoptedByDecisionAndTheBundleIsObserved() {
        var steward = as("steward").improvement();
        var noted = steward.note(Documents.priority(BUNDLE, notice, evidence));
        priority = noted.id();
        hidden(() -> as("alder-analyst").improvement().priority(priority));
        for (String step : List.of("proposed", "adopted", "piloting")) {
            steward.move(priority, step);
        }
        var alder = as("alder-analyst").improvement();
        alder.participate(priority, Cast.of(PriorityParticipation::fromJson, "{'state':'joined','on':'%s'}", DAY));
        hidden(() -> as("cedar-analyst").improvement().priority(UUID.randomUUID()));
        var month = YearMonth.from(DAY).minusMonths(1);
        alder.observe(BUNDLE, "all", month, Documents.observed());
        assertThat(alder.scores(BUNDLE, "all").months()).singleElement().satisfies(one -> assertThat(one.notRecorded())
                .isEqualTo(10));
        assertThat(as("cedar-analyst").improvement().scores(BUNDLE, "all").months())
                .isEmpty();
        hidden(() -> as("cedar-analyst")
                .analytics()
                .charts()
                .bundle(ChartQuestion.ofBundle(BUNDLE).own("US-XB-ALD")));
    }

    @Test
    @Order(20)
    void fourColleaguesAreNotToldApart() {
        int year = DAY.getYear();
        var alder = as("alder-analyst").culture();
        alder.plan(
                year,
                Cast.of(
                        CultureWave::fromJson,
                        "{'instrument':'team-culture','instrumentVersion':'2026.1','mode':'census','collection':'aggregates',"
                                + "'units':[{'unit':'u-01','eligible':20},{'unit':'u-02','eligible':4}]}"));
        alder.open(year);
        alder.close(year);
        alder.send(year, Documents.results(alder.instrument("team-culture", "2026.1")));
        alder.tellResults(year);
        var small = alder.report(year).units().stream()
                .filter(figure -> "u-02".equals(figure.unit()))
                .toList();
        assertThat(small).isNotEmpty().allSatisfy(figure -> assertThat(figure.mean())
                .isNull());
        var report = alder.report(year);
        for (var whole : report.whole()) {
            assertThat(Stream.concat(report.units().stream(), Stream.of(whole))
                            .filter(figure -> figure.scale().equals(whole.scale()) && figure.mean() != null))
                    .as("the whole less the large unit would be the small one")
                    .hasSizeLessThan(2);
        }
        hidden(() -> as("cedar-analyst").culture().wave(year));
        alder.recordUse(
                year,
                Cast.of(
                        CultureUse::fromJson,
                        "{'change':'team-huddles','text':'A huddle after difficult visits.','changedOn':'%s','role':'quality-lead'}",
                        DAY));
    }

    @Test
    @Order(21)
    void whetherChildrenAreSaferIsToldWithWhatItRestsOn() {
        var alder = as("alder-nightly").outcomes();
        var stated = alder.state(
                "exits-to-entries",
                "FFY" + federalYear(),
                Cast.of(
                        OutcomeObservation::fromJson,
                        "{'measureVersion':'1','status':'final','coverage':'census','source':{'kind':'afcars','edition':'2026-11'},"
                                + "'parts':[{'part':'entered','value':220},{'part':'exited','value':198}]}"));
        assertThat(stated.version()).isEqualTo(1);
        var told = alder.list(OutcomeQuery.ALL.measure("exits-to-entries").period("FFY" + federalYear())).stream()
                .filter(one -> one.value() != null)
                .findFirst()
                .orElseThrow();
        assertThat(told.cautions()).isNotEmpty();
        assertThat(told.balancing()).isNotEmpty();
        assertThat(as("cedar-nightly").outcomes().observations(ObservationQuery.ALL).stream())
                .as("the own ones alone")
                .isEmpty();
    }

    @Test
    @Order(30)
    void theOwnerTakesTheIncidentBack() {
        var counsel = as("alder-counsel").sharing().withdrawals();
        var asked = counsel.request(Cast.of(
                WithdrawalRequest::fromJson,
                "{'scope':'incident','incidentId':'%s','reason':'family-request'}",
                incident));
        assertThat(asked.state()).isEqualTo("effects-shown");
        var done = counsel.confirm(asked.id());
        assertThat(done.certificate()).isNotNull();
        assertThatThrownBy(() -> as("alder-nightly").incidents().get(incident)).isInstanceOf(ProblemException.class);
        var shared = as("cedar-nightly").sharing().shared("quality-improvement");
        hidden(() -> shared.get(sharedAs));
        assertThat(as("alder-counsel").sharing().disclosuresOf(incident).stream())
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

    private static RepositoryClient as(String client) {
        return cast.as(client);
    }

    private static void hidden(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NotFoundException.class);
    }

    private static void closed(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfAny(NotFoundException.class, NotPermittedException.class);
    }

    private static void respond(NoticeClient member, String response) {
        var version = 0;
        try {
            version = member.response(notice).version();
        } catch (NotFoundException first) {
            assertThat(version).isZero();
        }
        member.respond(
                notice,
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

    /** The federal fiscal year that ended last. */
    private static int federalYear() {
        return DAY.getMonthValue() >= 10 ? DAY.getYear() : DAY.getYear() - 1;
    }
}
