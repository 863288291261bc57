package org.npcs.repository.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.internal.AnalyticsOperations;
import org.npcs.repository.client.internal.AuditOperations;
import org.npcs.repository.client.internal.CultureOperations;
import org.npcs.repository.client.internal.DefinitionOperations;
import org.npcs.repository.client.internal.ExchangeOperations;
import org.npcs.repository.client.internal.GovernanceOperations;
import org.npcs.repository.client.internal.ImprovementOperations;
import org.npcs.repository.client.internal.IncidentOperations;
import org.npcs.repository.client.internal.LearningOperations;
import org.npcs.repository.client.internal.MembershipOperations;
import org.npcs.repository.client.internal.NoticeOperations;
import org.npcs.repository.client.internal.Operation;
import org.npcs.repository.client.internal.OutcomeOperations;
import org.npcs.repository.client.internal.PlatformOperations;
import org.npcs.repository.client.internal.ReviewOperations;
import org.npcs.repository.client.internal.SharingOperations;
import org.npcs.repository.client.internal.SupportOperations;
import org.npcs.repository.client.model.AccessQuestion;
import org.npcs.repository.client.model.Acknowledgement;
import org.npcs.repository.client.model.ActivityStatement;
import org.npcs.repository.client.model.Agreement;
import org.npcs.repository.client.model.AgreementSigning;
import org.npcs.repository.client.model.AnalystTokenRequest;
import org.npcs.repository.client.model.AttendanceLook;
import org.npcs.repository.client.model.BallotPaper;
import org.npcs.repository.client.model.BundleObservation;
import org.npcs.repository.client.model.CharterReview;
import org.npcs.repository.client.model.CharterReviewStep;
import org.npcs.repository.client.model.CharterStep;
import org.npcs.repository.client.model.CharterVersion;
import org.npcs.repository.client.model.Client;
import org.npcs.repository.client.model.ClientKey;
import org.npcs.repository.client.model.Committee;
import org.npcs.repository.client.model.CommitteeStep;
import org.npcs.repository.client.model.Communication;
import org.npcs.repository.client.model.CommunicationStep;
import org.npcs.repository.client.model.ConformanceResult;
import org.npcs.repository.client.model.ConsensusPosition;
import org.npcs.repository.client.model.CultureAnswer;
import org.npcs.repository.client.model.CultureInvitationRequest;
import org.npcs.repository.client.model.CultureResult;
import org.npcs.repository.client.model.CultureUse;
import org.npcs.repository.client.model.CultureWave;
import org.npcs.repository.client.model.Curriculum;
import org.npcs.repository.client.model.DelegationGrant;
import org.npcs.repository.client.model.Denominator;
import org.npcs.repository.client.model.EmergencyAccess;
import org.npcs.repository.client.model.Event;
import org.npcs.repository.client.model.EventAttendance;
import org.npcs.repository.client.model.ExportRequest;
import org.npcs.repository.client.model.Goal;
import org.npcs.repository.client.model.GoalLook;
import org.npcs.repository.client.model.GovernanceRole;
import org.npcs.repository.client.model.Hold;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.InstrumentVersion;
import org.npcs.repository.client.model.Jurisdiction;
import org.npcs.repository.client.model.JurisdictionProfile;
import org.npcs.repository.client.model.JurisdictionRelations;
import org.npcs.repository.client.model.LearningCohort;
import org.npcs.repository.client.model.LearningCounts;
import org.npcs.repository.client.model.LearningScheduleRequest;
import org.npcs.repository.client.model.LibraryAdoption;
import org.npcs.repository.client.model.LibraryItem;
import org.npcs.repository.client.model.LibraryReview;
import org.npcs.repository.client.model.MaltreatmentFinding;
import org.npcs.repository.client.model.Meeting;
import org.npcs.repository.client.model.MeetingAttendance;
import org.npcs.repository.client.model.MembershipStep;
import org.npcs.repository.client.model.MergePatch;
import org.npcs.repository.client.model.Minutes;
import org.npcs.repository.client.model.Nomination;
import org.npcs.repository.client.model.NoticeGateReview;
import org.npcs.repository.client.model.NoticeRedaction;
import org.npcs.repository.client.model.NoticeResponse;
import org.npcs.repository.client.model.Office;
import org.npcs.repository.client.model.OfficeStep;
import org.npcs.repository.client.model.OutcomeObservation;
import org.npcs.repository.client.model.OutputCheck;
import org.npcs.repository.client.model.Participant;
import org.npcs.repository.client.model.ParticipantStep;
import org.npcs.repository.client.model.PdsaCycle;
import org.npcs.repository.client.model.PeerExchange;
import org.npcs.repository.client.model.PriorityParticipation;
import org.npcs.repository.client.model.Proposal;
import org.npcs.repository.client.model.ProposalFeedback;
import org.npcs.repository.client.model.PublicJoinRequest;
import org.npcs.repository.client.model.QualityPriority;
import org.npcs.repository.client.model.RatingSet;
import org.npcs.repository.client.model.ReleaseNote;
import org.npcs.repository.client.model.ReleaseRequest;
import org.npcs.repository.client.model.ResearchRequest;
import org.npcs.repository.client.model.ReviewContent;
import org.npcs.repository.client.model.SafetyNotice;
import org.npcs.repository.client.model.SharingPreviewRequest;
import org.npcs.repository.client.model.SharingProfile;
import org.npcs.repository.client.model.SharingSimulationRequest;
import org.npcs.repository.client.model.SupportMessage;
import org.npcs.repository.client.model.SupportProfile;
import org.npcs.repository.client.model.SupportRequest;
import org.npcs.repository.client.model.Team;
import org.npcs.repository.client.model.Term;
import org.npcs.repository.client.model.TermStep;
import org.npcs.repository.client.model.ThirdPartyRequest;
import org.npcs.repository.client.model.WithdrawalRequest;
import org.npcs.repository.client.model.WorkPlanItem;
import org.npcs.repository.client.model.WorkPlanMove;
import org.npcs.repository.client.network.CallEvent;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class FacadeTests {

    private static final UUID ID = UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11");

    @AutoClose
    private final FakeRepository repository = new FakeRepository();

    @Test
    void everyOperationOfTheContractIsReachedByAFacade() {
        List<String> reached = new ArrayList<>();
        repository.always(FakeRepository.json("{\"items\":[],\"complete\":true,\"replayed\":0}"));
        RepositoryClient client = repository
                .builder()
                .listener((CallEvent event) -> reached.add(event.operation()))
                .build();

        calls().forEach(call -> call.accept(client));

        List<String> operations = Stream.of(
                        PlatformOperations.ALL,
                        MembershipOperations.ALL,
                        DefinitionOperations.ALL,
                        IncidentOperations.ALL,
                        ReviewOperations.ALL,
                        ExchangeOperations.ALL,
                        SharingOperations.ALL,
                        AnalyticsOperations.ALL,
                        NoticeOperations.ALL,
                        SupportOperations.ALL,
                        AuditOperations.ALL,
                        OutcomeOperations.ALL,
                        CultureOperations.ALL,
                        ImprovementOperations.ALL,
                        LearningOperations.ALL,
                        GovernanceOperations.ALL)
                .flatMap(List::stream)
                .map(Operation::id)
                .toList();
        assertThat(reached).containsAll(operations);
        assertThat(operations).containsExactlyInAnyOrderElementsOf(contractOperations());
    }

    @Test
    void everyNounOfTheContractHasItsFacade() {
        JsonNode contract = new YAMLMapper().readTree(Contract.openapi());
        contract.required("tags").forEach(tag -> {
            String noun = tag.required("name").asString();
            String facade = noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1) + "Client";
            assertThatCode(() -> Class.forName("org.npcs.repository.client." + facade))
                    .doesNotThrowAnyException();
        });
    }

    @Test
    void onlyCallsWithoutASecondEffectMayBeRepeated() {
        assertThat(Stream.of(
                                MembershipOperations.ALL,
                                DefinitionOperations.ALL,
                                IncidentOperations.ALL,
                                ReviewOperations.ALL,
                                ExchangeOperations.ALL,
                                SharingOperations.ALL,
                                AnalyticsOperations.ALL,
                                NoticeOperations.ALL,
                                SupportOperations.ALL,
                                AuditOperations.ALL,
                                OutcomeOperations.ALL,
                                CultureOperations.ALL,
                                ImprovementOperations.ALL,
                                LearningOperations.ALL,
                                GovernanceOperations.ALL)
                        .flatMap(List::stream)
                        .filter(operation -> !operation.repeatable()))
                .extracting(Operation::id)
                .containsExactlyInAnyOrder("patchIncident", "patchReview");
    }

    private static List<Consumer<RepositoryClient>> calls() {
        CallOptions none = CallOptions.NONE;
        return List.of(
                c -> c.platform().service(),
                c -> c.platform().limits(),
                c -> c.platform().problemCodes().first(),
                c -> c.platform().problemCode("not-found"),
                c -> c.platform().announcements().first(),
                c -> c.platform().changelog().first(),
                c -> c.platform().contract(),
                c -> c.platform().protectedResource(),
                c -> c.membership().me(),
                c -> c.membership().keys("cedar-nightly").list().first(),
                c -> c.membership().keys("cedar-nightly").get("one"),
                c -> c.membership()
                        .keys("cedar-nightly")
                        .put("one", ClientKey.builder().build()),
                c -> c.membership().keys("cedar-nightly").retire("one"),
                c -> c.membership().keys("cedar-nightly").revoke("one"),
                c -> c.membership().keys("cedar-nightly").keySet(),
                c -> c.membership().analystTokens().list().first(),
                c -> c.membership()
                        .analystTokens()
                        .create(AnalystTokenRequest.builder().build()),
                c -> c.membership().analystTokens().get(ID),
                c -> c.membership().analystTokens().revoke(ID, none.reason("other")),
                c -> c.membership().goLive(),
                c -> c.membership().goLiveOf("US-XA"),
                c -> c.membership().passed(ConformanceResult.builder().build()),
                c -> c.membership().moveToward("US-XA", "live"),
                c -> c.membership().pause(),
                c -> c.membership().jurisdictions().first(),
                c -> c.membership().jurisdiction("US-XA"),
                c -> c.membership()
                        .putJurisdiction(Jurisdiction.builder().code("US-XA").build()),
                c -> c.membership().clients().first(),
                c -> c.membership().client("lantern"),
                c -> c.membership().register(Client.builder().build()),
                c -> c.membership().suspendClient("lantern", none.reason("new-information")),
                c -> c.membership().resumeClient("lantern", none),
                c -> c.membership().closeClient("lantern", none),
                c -> c.membership().activity("lantern", Instant.EPOCH),
                c -> c.audit().entries().first(),
                c -> c.audit().head(),
                c -> c.audit().verify(null),
                c -> c.audit().keys(),
                c -> c.outcomes().list(OutcomeQuery.ALL).first(),
                c -> c.outcomes().observations(ObservationQuery.ALL).first(),
                c -> c.outcomes().observation("vacancy", "2026"),
                c -> c.outcomes()
                        .state("vacancy", "2026", OutcomeObservation.builder().build()),
                c -> c.outcomes().retract("vacancy", "2026", "entry-error"),
                c -> c.definitions().measures().first(),
                c -> c.definitions().measure("vacancy", "1"),
                c -> c.definitions().referenceSeries().first(),
                c -> c.definitions().referenceSeries("vcis-entries-exits-1990-1994"),
                c -> c.membership().delegations().first(),
                c -> c.membership().delegation(ID),
                c -> c.membership().grant(DelegationGrant.builder().build()),
                c -> c.membership().suspendDelegation(ID, none),
                c -> c.membership().resumeDelegation(ID, none),
                c -> c.membership().revokeDelegation(ID, none),
                c -> c.definitions().instruments().first(),
                c -> c.definitions().instrumentVersions("ssit").first(),
                c -> c.definitions().instrumentVersion("ssit", "2018.1"),
                c -> c.definitions()
                        .importInstrumentVersion(
                                InstrumentVersion.builder().instrument("ssit").build()),
                c -> c.definitions().codeSystems().first(),
                c -> c.definitions().codeSystem("ncands-sex"),
                c -> c.definitions().elements().first(),
                c -> c.definitions().element("incident.child.sex"),
                c -> c.definitions().crosswalks().first(),
                c -> c.definitions().crosswalk("fixture-3-1-to-2"),
                c -> c.definitions().caseDefinitions().first(),
                c -> c.definitions().caseDefinition("near-fatality"),
                c -> c.definitions().rules().first(),
                c -> c.definitions().rule("INC-R-001"),
                c -> c.definitions().profiles().first(),
                c -> c.definitions().profile("US-XA"),
                c -> c.definitions().putProfile(JurisdictionProfile.builder().build()),
                c -> c.definitions().ruleImpact(),
                c -> c.definitions()
                        .previewProfile(JurisdictionProfile.builder().build()),
                c -> c.incidents().put(ExamplePapers.incident()),
                c -> c.incidents().get("CDR-7Q2M4X9A"),
                c -> c.incidents().get(ID),
                c -> c.incidents().getAsOf("CDR-7Q2M4X9A", Instant.EPOCH),
                c -> c.incidents().getAsOf(ID, Instant.EPOCH),
                c -> c.incidents().patch("CDR-7Q2M4X9A", MergePatch.of(IncidentContent.builder())),
                c -> c.incidents().list().first(),
                c -> c.incidents().versions(ID).first(),
                c -> c.incidents().version(ID, 1),
                c -> c.incidents().addDetermination(ID, ExamplePapers.determination()),
                c -> c.incidents().addFinding(ID, MaltreatmentFinding.builder().build()),
                c -> c.incidents().accept(ID),
                c -> c.incidents().screenOut(ID),
                c -> c.incidents().finalise(ID),
                c -> c.incidents().reopen(ID, "new-information"),
                c -> c.incidents().voidIncident(ID, "test-record"),
                c -> c.incidents().reinstate(ID, "entry-error"),
                c -> c.incidents().rekey(ID, "CDR-8W3N5Y2B", "entry-error"),
                c -> c.incidents().merge(ID, ID, 2, "duplicate"),
                c -> c.incidents().split(ID, ExamplePapers.incident(), List.of(1), "entry-error"),
                c -> c.incidents().validate(ExamplePapers.incident()),
                c -> c.reviews().put(ExamplePapers.review()),
                c -> c.reviews().get("CDR-7Q2M4X9A", 1),
                c -> c.incidents().duplicates().list().first(),
                c -> c.incidents().duplicates().suspected().first(),
                c -> c.incidents().duplicates().get(ID),
                c -> c.incidents().duplicates().sameEvent(ID),
                c -> c.incidents().duplicates().different(ID),
                c -> c.incidents().duplicates().defer(ID),
                c -> c.incidents().duplicates().unlink(ID, "new-information"),
                c -> c.incidents().matchToken(ID, "ZK4W9GQ2M7XH5TDB8RJ3CVN6PF"),
                c -> c.incidents().counts(),
                c -> c.reviews().get(ID),
                c -> c.reviews().getAsOf("CDR-7Q2M4X9A", 1, Instant.EPOCH),
                c -> c.reviews().getAsOf(ID, Instant.EPOCH),
                c -> c.reviews().patch("CDR-7Q2M4X9A", 1, MergePatch.of(ReviewContent.builder())),
                c -> c.reviews().list().first(),
                c -> c.reviews().versions(ID).first(),
                c -> c.reviews().version(ID, 1),
                c -> c.reviews().putRatings(ID, "agreed", RatingSet.builder().build()),
                c -> c.reviews().open(ID),
                c -> c.reviews().startRating(ID),
                c -> c.reviews().submit(ID),
                c -> c.reviews().finalise(ID),
                c -> c.reviews().reopen(ID, "new-information"),
                c -> c.reviews().cancel(ID, "new-information"),
                c -> c.reviews().validate(ExamplePapers.review()),
                c -> c.sharing().agreementPolicies().first(),
                c -> c.sharing().agreements().first(),
                c -> c.sharing().agreement(ID),
                c -> c.sharing().draft(Agreement.builder().build()),
                c -> c.sharing().change(ID, Agreement.builder().build()),
                c -> c.sharing().submit(ID),
                c -> c.sharing().approve(ID),
                c -> c.sharing().suspend(ID, "new-information"),
                c -> c.sharing().resume(ID, "new-information"),
                c -> c.sharing().terminate(ID, "new-information"),
                c -> c.sharing().sign(ID, AgreementSigning.builder().build()),
                c -> c.sharing().profile(),
                c -> c.sharing().shared("quality-improvement").list().first(),
                c -> c.sharing().shared("quality-improvement").get(ID),
                c -> c.sharing().shared("quality-improvement").changes(null),
                c -> c.sharing().shared("quality-improvement").linkedTo(ID),
                c -> c.sharing().disclosures(null, null).first(),
                c -> c.sharing().disclosuresOf(ID).first(),
                c -> c.sharing().withdrawals().list().first(),
                c -> c.sharing()
                        .withdrawals()
                        .request(WithdrawalRequest.builder().build()),
                c -> c.sharing().withdrawals().get(ID),
                c -> c.sharing().withdrawals().confirm(ID),
                c -> c.sharing().withdrawals().drop(ID),
                c -> c.sharing().withdrawals().certificate(ID, OutputStream.nullOutputStream()),
                c -> c.sharing().holds().list().first(),
                c -> c.sharing().holds().set(Hold.builder().build()),
                c -> c.sharing().holds().get(ID),
                c -> c.sharing().holds().release(ID, "legal"),
                c -> c.sharing().thirdPartyRequests().list().first(),
                c -> c.sharing()
                        .thirdPartyRequestsOf("US-XB")
                        .refer(ThirdPartyRequest.builder().build()),
                c -> c.sharing().thirdPartyRequests().get(ID),
                c -> c.sharing().thirdPartyRequests().acknowledge(ID),
                c -> c.sharing().thirdPartyRequests().answer(ID),
                c -> c.sharing().thirdPartyRequests().decline(ID),
                c -> c.sharing().thirdPartyRequests().close(ID),
                c -> c.sharing().emergencyAccesses().list().first(),
                c -> c.sharing()
                        .emergencyAccessesOf("US-XB")
                        .open(EmergencyAccess.builder().build()),
                c -> c.sharing().emergencyAccesses().get(ID),
                c -> c.sharing().emergencyAccesses().close(ID),
                c -> c.sharing().emergencyAccessesOf("US-XB").read(ID, ID),
                c -> c.sharing().corrections().first(),
                c -> c.sharing().corrections(ID).first(),
                c -> c.sharing().encryptionKey(),
                c -> c.sharing().rotateEncryptionKey(),
                c -> c.sharing().disclosureSheet("csv", OutputStream.nullOutputStream()),
                c -> c.sharing().putProfile(SharingProfile.builder().build()),
                c -> c.sharing().confirmProfile(),
                c -> c.sharing().dropProfile(),
                c -> c.sharing().report(),
                c -> c.sharing().reportPage(OutputStream.nullOutputStream()),
                c -> c.sharing().explain(AccessQuestion.builder().build()),
                c -> c.sharing().preview(SharingPreviewRequest.builder().build()),
                c -> c.sharing().simulate(SharingSimulationRequest.builder().build()),
                c -> c.sharing().publicJoin(PublicJoinRequest.builder().build()),
                c -> c.analytics().tables().first(),
                c -> c.analytics().columns("item-prevalence"),
                c -> c.analytics().ask(TableQuestion.of("item-prevalence")),
                c -> c.analytics()
                        .download(TableQuestion.of("trend"), TableFormat.CSV, OutputStream.nullOutputStream()),
                c -> c.analytics().benchmark(TableQuestion.of("item-prevalence")),
                c -> c.analytics()
                        .benchmarkRows(TableQuestion.of("item-prevalence"))
                        .first(),
                c -> c.analytics().disclosureRules().first(),
                c -> c.analytics().research().rules().first(),
                c -> c.analytics().research().list().first(),
                c -> c.analytics().research().file(ResearchRequest.builder().build()),
                c -> c.analytics().research().get(ID),
                c -> c.analytics().research().askOwners(ID),
                c -> c.analytics().research().approve(ID),
                c -> c.analytics().research().refuse(ID, "entry-error"),
                c -> c.analytics().research().cancel(ID),
                c -> c.analytics().research().attestDestruction(ID),
                c -> c.analytics().research().owners(ID).first(),
                c -> c.analytics().research().check(ID, OutputCheck.builder().build()),
                c -> c.analytics().research().checks(ID).first(),
                c -> c.analytics().participations().list().first(),
                c -> c.analytics().participations().get(ID),
                c -> c.analytics().participations().agree(ID),
                c -> c.analytics().participations().exclude(ID),
                c -> c.analytics().releases().list().first(),
                c -> c.analytics()
                        .releases()
                        .build(ReleaseRequest.builder().base("2026Q3").build()),
                c -> c.analytics().releases().get("2026Q3"),
                c -> c.analytics().releases().publish("2026Q3.1"),
                c -> c.analytics().releases().abandon("2026Q3.1"),
                c -> c.analytics().releases().recall("2026Q3.1", "entry-error"),
                c -> c.analytics().releases().manifest("2026Q3"),
                c -> c.analytics().releases().suppressions("2026Q3.1").first(),
                c -> c.analytics().releases().comparison("2026Q3.1", "2026Q2.1").first(),
                c -> c.analytics().releases().calendar(),
                c -> c.analytics().charts().control(ChartQuestion.ofCases("near-fatality")),
                c -> c.analytics().charts().run(ChartQuestion.ofItem("TEA-01")),
                c -> c.analytics().charts().funnel(ChartQuestion.ofTable("item-prevalence")),
                c -> c.analytics().charts().bars(ChartQuestion.ofTable("incidents")),
                c -> c.analytics().charts().heatMap(ChartQuestion.ofTable("item-prevalence")),
                c -> c.analytics().exports().list().first(),
                c -> c.analytics().exports().create(ExportRequest.builder().build()),
                c -> c.analytics().exports().preview(ExportRequest.builder().build()),
                c -> c.analytics().exports().get(ID),
                c -> c.analytics().exports().cancel(ID),
                c -> c.analytics().exports().manifest(ID),
                c -> c.analytics().exports().rows(ID, null).first(),
                c -> c.analytics().exports().download(ID, "incidents.csv", OutputStream.nullOutputStream()),
                c -> c.support().offers().first(),
                c -> c.support().decline(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01")),
                c -> c.support().requests().first(),
                c -> c.support().ask(SupportRequest.builder().build()),
                c -> c.support().get(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01")),
                c -> c.support().match(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01"), "US-XA"),
                c -> c.support().release(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01")),
                c -> c.support().begin(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01")),
                c -> c.support().close(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01"), List.of("visit")),
                c -> c.support().withdraw(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01")),
                c -> c.support()
                        .messages(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01"))
                        .first(),
                c -> c.support()
                        .write(
                                UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01"),
                                SupportMessage.builder().build()),
                c -> c.support().profile(),
                c -> c.support().state(SupportProfile.builder().build()),
                c -> c.support().helpers().first(),
                c -> c.support().summary(),
                c -> c.support().exchanges().list().first(),
                c -> c.support().exchanges().ask(PeerExchange.builder().build()),
                c -> c.support().exchanges().get(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01")),
                c -> c.support().exchanges().agree(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01")),
                c -> c.support().exchanges().decline(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01")),
                c -> c.support().exchanges().held(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01")),
                c -> c.support()
                        .exchanges()
                        .learned(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01"), List.of("idea-to-test")),
                c -> c.support().exchanges().withdraw(UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01")),
                c -> c.support().events().list().first(),
                c -> c.support().events().get("summit-2018"),
                c -> c.support().events().enter("summit-2018", Event.builder().build()),
                c -> c.support().events().attendances("summit-2018").first(),
                c -> c.support()
                        .events()
                        .attend(
                                "summit-2018",
                                "US-XB",
                                EventAttendance.builder().build()),
                c -> c.definitions().bundles().first(),
                c -> c.definitions().bundle("zero-to-three", "1"),
                c -> c.analytics()
                        .charts()
                        .bundle(ChartQuestion.ofBundle("zero-to-three").own("US-XB")),
                c -> c.membership().partnership().team("US-XA"),
                c -> c.membership().partnership().state(Team.builder().build()),
                c -> c.membership().partnership().membership("US-XA"),
                c -> c.membership()
                        .partnership()
                        .step("US-XA", MembershipStep.builder().build()),
                c -> c.membership().partnership().onboarding(),
                c -> c.membership().partnership().onboardingOf("US-XA"),
                c -> c.membership().partnership().relations("US-XA"),
                c -> c.membership()
                        .partnership()
                        .relate(JurisdictionRelations.builder().build()),
                c -> c.membership().partnership().participants().first(),
                c -> c.membership().partnership().participant("bright-water-institute"),
                c -> c.membership()
                        .partnership()
                        .propose("bright-water-institute", Participant.builder().build()),
                c -> c.membership()
                        .partnership()
                        .stepOf(
                                "bright-water-institute",
                                ParticipantStep.builder().build()),
                c -> c.membership().partnership().activity("safety-notices"),
                c -> c.membership()
                        .partnership()
                        .report("safety-notices", ActivityStatement.builder().build()),
                c -> c.governance().workPlans().plan(),
                c -> c.governance().workPlans().planAsOf(Instant.EPOCH),
                c -> c.governance().workPlans().item("first-joint-notice"),
                c -> c.governance()
                        .workPlans()
                        .put("first-joint-notice", WorkPlanItem.builder().build()),
                c -> c.governance()
                        .workPlans()
                        .move("first-joint-notice", WorkPlanMove.builder().build()),
                c -> c.governance().goals().list().first(),
                c -> c.governance().goals().get("leader-support"),
                c -> c.governance()
                        .goals()
                        .follow("leader-support", Goal.builder().build()),
                c -> c.governance()
                        .goals()
                        .look("leader-support", GoalLook.builder().build()),
                c -> c.governance().committees().first(),
                c -> c.governance().meetings().list().first(),
                c -> c.governance().meetings().list("executive", "held").first(),
                c -> c.governance().meetings().minutesLate().first(),
                c -> c.governance().meetings().get(ID),
                c -> c.governance().meetings().plan(Meeting.builder().build()),
                c -> c.governance().meetings().change(ID, Meeting.builder().build()),
                c -> c.governance().meetings().move(ID, "held"),
                c -> c.governance().meetings().attendance(ID),
                c -> c.governance()
                        .meetings()
                        .attended(ID, MeetingAttendance.builder().build()),
                c -> c.governance().meetings().minutes(ID),
                c -> c.governance().meetings().write(ID, Minutes.builder().build()),
                c -> c.governance().meetings().minutesVersions(ID).first(),
                c -> c.governance().meetings().moveMinutes(ID, "approved"),
                c -> c.governance().meetings().calendar(ID, OutputStream.nullOutputStream()),
                c -> c.governance().meetings().calendar("executive", OutputStream.nullOutputStream()),
                c -> c.governance().meetings().attendanceOf("executive"),
                c -> c.governance()
                        .meetings()
                        .looked("executive", AttendanceLook.builder().build()),
                c -> c.governance().communications().list().first(),
                c -> c.governance().communications().list("committee", "sent").first(),
                c -> c.governance().communications().get(ID),
                c -> c.governance()
                        .communications()
                        .draft(Communication.builder().build()),
                c -> c.governance()
                        .communications()
                        .move(ID, CommunicationStep.builder().build()),
                c -> c.governance().communications().deliveries(ID).first(),
                c -> c.governance().communications().acknowledgement(ID),
                c -> c.governance()
                        .communications()
                        .acknowledge(ID, Acknowledgement.builder().build()),
                c -> c.governance().communications().responseTimes(),
                c -> c.governance().committee("executive"),
                c -> c.governance().setUp("executive", Committee.builder().build()),
                c -> c.governance().composition("executive"),
                c -> c.governance().terms("executive").first(),
                c -> c.governance()
                        .terms("executive", LocalDate.of(2026, 11, 30))
                        .first(),
                c -> c.governance().term(ID),
                c -> c.governance().appoint("executive", Term.builder().build()),
                c -> c.governance().endTerm(ID, TermStep.builder().build()),
                c -> c.governance().offices("executive").first(),
                c -> c.governance()
                        .offices("executive", LocalDate.of(2026, 11, 30))
                        .first(),
                c -> c.governance().office(ID),
                c -> c.governance().appoint("executive", Office.builder().build()),
                c -> c.governance().endOffice(ID, OfficeStep.builder().build()),
                c -> c.governance().nominations().first(),
                c -> c.governance().nomination(ID),
                c -> c.governance().nominate(Nomination.builder().build()),
                c -> c.governance().withdraw(ID),
                c -> c.governance().roles().first(),
                c -> c.governance().role("coordinator-2026"),
                c -> c.governance()
                        .give("coordinator-2026", GovernanceRole.builder().build()),
                c -> c.governance().proposals().list().first(),
                c -> c.governance().proposals().list("submitted").first(),
                c -> c.governance().proposals().get(ID),
                c -> c.governance().proposals().draft(Proposal.builder().build()),
                c -> c.governance().proposals().change(ID, Proposal.builder().build()),
                c -> c.governance().proposals().submit(ID),
                c -> c.governance().proposals().withdraw(ID),
                c -> c.governance()
                        .proposals()
                        .decide(ID, CommitteeStep.builder().build()),
                c -> c.governance().proposals().feedback(ID).first(),
                c -> c.governance()
                        .proposals()
                        .comment(ID, ProposalFeedback.builder().build()),
                c -> c.governance().proposals().positions(ID).first(),
                c -> c.governance().proposals().position(ID, "US-XB"),
                c -> c.governance()
                        .proposals()
                        .state(ID, "US-XB", ConsensusPosition.builder().build()),
                c -> c.governance().proposals().papers(ID).first(),
                c -> c.governance().proposals().paper(ID, "US-XB"),
                c -> c.governance()
                        .proposals()
                        .vote(ID, "US-XB", BallotPaper.builder().build()),
                c -> c.governance().decisions().activations().first(),
                c -> c.governance().decisions().list().first(),
                c -> c.governance().decisions().get("EC-2026-021"),
                c -> c.governance()
                        .decisions()
                        .release("EC-2026-021", ReleaseNote.builder().build()),
                c -> c.governance().charter().versions().first(),
                c -> c.governance().charter().version("1"),
                c -> c.governance()
                        .charter()
                        .draft("1", CharterVersion.builder().build()),
                c -> c.governance().charter().move("1", CharterStep.builder().build()),
                c -> c.governance().charter().reviews().first(),
                c -> c.governance().charter().review(ID),
                c -> c.governance().charter().open(CharterReview.builder().build()),
                c -> c.governance()
                        .charter()
                        .close(ID, CharterReviewStep.builder().build()),
                c -> c.improvement().observation("zero-to-three", "all", YearMonth.of(2026, 10)),
                c -> c.improvement()
                        .observe(
                                "zero-to-three",
                                "all",
                                YearMonth.of(2026, 10),
                                BundleObservation.builder().build()),
                c -> c.improvement().scores("zero-to-three", "all"),
                c -> c.improvement().scores("zero-to-three", "all", YearMonth.of(2026, 10), YearMonth.of(2026, 10)),
                c -> c.improvement().priorities().first(),
                c -> c.improvement().priority(ID),
                c -> c.improvement().note(QualityPriority.builder().build()),
                c -> c.improvement().change(ID, QualityPriority.builder().build()),
                c -> c.improvement().move(ID, "proposed"),
                c -> c.improvement().retire(ID, "new-information"),
                c -> c.improvement().participation(ID),
                c -> c.improvement()
                        .participate(ID, PriorityParticipation.builder().build()),
                c -> c.improvement().cycles().first(),
                c -> c.improvement().sharedCycles("US-XA").first(),
                c -> c.improvement().cycle(ID),
                c -> c.improvement().plan(PdsaCycle.builder().build()),
                c -> c.improvement().write(ID, PdsaCycle.builder().build()),
                c -> c.improvement().moveCycle(ID, "running"),
                c -> c.learning().loops().first(),
                c -> c.learning().library().list(LibraryQuery.ALL).first(),
                c -> c.learning().library().shelf(LibraryQuery.ALL),
                c -> c.learning().library().get(ID),
                c -> c.learning().library().draft(LibraryItem.builder().build()),
                c -> c.learning().library().rewrite(ID, LibraryItem.builder().build()),
                c -> c.learning().library().publish(ID),
                c -> c.learning().library().withdraw(ID, "new-information"),
                c -> c.learning().library().versions(ID).first(),
                c -> c.learning().library().judgements(ID).first(),
                c -> c.learning().library().sharedAdoptions(ID).first(),
                c -> c.learning().library().spread(ID),
                c -> c.learning().library().adoptions().first(),
                c -> c.learning().library().adoption(ID),
                c -> c.learning().library().adopt(ID, LibraryAdoption.builder().build()),
                c -> c.learning().library().judgement(ID),
                c -> c.learning().library().judge(ID, LibraryReview.builder().build()),
                c -> c.learning().curricula().list().first(),
                c -> c.learning().curricula().get("safe-sleep"),
                c -> c.learning()
                        .curricula()
                        .write("safe-sleep", Curriculum.builder().build()),
                c -> c.learning().curricula().publish("safe-sleep"),
                c -> c.learning().curricula().revise("safe-sleep"),
                c -> c.learning().curricula().retire("safe-sleep", "new-information"),
                c -> c.learning().curricula().version("safe-sleep", 1),
                c -> c.learning().curricula().mail("safe-sleep", 1, "own-place"),
                c -> c.learning()
                        .curricula()
                        .page("safe-sleep", 1, "own-place", "question", OutputStream.nullOutputStream()),
                c -> c.learning().curricula().activities("safe-sleep", 1),
                c -> c.learning()
                        .curricula()
                        .schedule(LearningScheduleRequest.builder().build()),
                c -> c.learning().cohorts().list().first(),
                c -> c.learning().cohorts().get("autumn"),
                c -> c.learning()
                        .cohorts()
                        .plan("autumn", LearningCohort.builder().build()),
                c -> c.learning().cohorts().move("autumn", "running"),
                c -> c.learning().cohorts().schedule("autumn"),
                c -> c.learning().cohorts().counts("autumn"),
                c -> c.learning()
                        .cohorts()
                        .count("autumn", LearningCounts.builder().build()),
                c -> c.learning().cohorts().results("autumn"),
                c -> c.learning().cohorts().statements("autumn"),
                c -> c.notices().list().first(),
                c -> c.notices().get("NPCS-SN-2026-07"),
                c -> c.notices().versions("NPCS-SN-2026-07").first(),
                c -> c.notices().page("NPCS-SN-2026-07", OutputStream.nullOutputStream()),
                c -> c.notices().print("NPCS-SN-2026-07", OutputStream.nullOutputStream()),
                c -> c.notices().draft(SafetyNotice.builder().build()),
                c -> c.notices()
                        .change("NPCS-SN-2026-07", SafetyNotice.builder().build()),
                c -> c.notices().submit("NPCS-SN-2026-07"),
                c -> c.notices().giveBack("NPCS-SN-2026-07"),
                c -> c.notices()
                        .review("NPCS-SN-2026-07", NoticeGateReview.builder().build()),
                c -> c.notices()
                        .decideRedaction(
                                "NPCS-SN-2026-07", NoticeRedaction.builder().build()),
                c -> c.notices().issue("NPCS-SN-2026-07"),
                c -> c.notices().amend("NPCS-SN-2026-07"),
                c -> c.notices().close("NPCS-SN-2026-07", "new-information"),
                c -> c.notices().withdraw("NPCS-SN-2026-07", "new-information"),
                c -> c.notices().uptake("NPCS-SN-2026-07"),
                c -> c.notices().responses().first(),
                c -> c.notices().response("NPCS-SN-2026-07"),
                c -> c.notices()
                        .respond("NPCS-SN-2026-07", NoticeResponse.builder().build()),
                c -> c.culture().instruments().first(),
                c -> c.culture().instrument("team-culture", "2026.1"),
                c -> c.culture().waves().first(),
                c -> c.culture().wave(2026),
                c -> c.culture().plan(2026, CultureWave.builder().build()),
                c -> c.culture().open(2026),
                c -> c.culture().close(2026),
                c -> c.culture().tellResults(2026),
                c -> c.culture().invite(2026, CultureInvitationRequest.builder().build()),
                c -> c.culture().answer(CultureAnswer.builder().build()),
                c -> c.culture().send(2026, CultureResult.builder().build()),
                c -> c.culture().report(2026),
                c -> c.culture().compare(2026),
                c -> c.culture().compareWith(2026, 2026),
                c -> c.culture().recordUse(2026, CultureUse.builder().build()),
                c -> c.culture().uses(2026).first(),
                c -> c.culture().edition(2026),
                c -> c.culture().freeze(2026),
                c -> c.reviews().heldTexts().first(),
                c -> c.reviews().decideRedaction(ID, "/lesson", 1, "no-person"),
                c -> c.exchange().send(SubmissionRequest.of(List.of())),
                c -> c.exchange().submission(ID),
                c -> c.exchange().submissions().first(),
                c -> c.exchange().results(ID).first(),
                c -> c.exchange().causes(ID).first(),
                c -> c.exchange().cancel(ID),
                c -> c.exchange().apply(ID),
                c -> c.exchange().correctInBulk(ExamplePapers.correction()),
                c -> c.exchange().sheet(ID, SheetFormat.CSV, OutputStream.nullOutputStream()),
                c -> c.exchange().receipt(ID, OutputStream.nullOutputStream()),
                c -> c.exchange().changes(ChangeQuery.ALL).first(),
                c -> c.exchange().webhooks().list().first(),
                c -> c.exchange().webhooks().get("nightly-hint"),
                c -> c.exchange().webhooks().put("nightly-hint", ExamplePapers.webhook()),
                c -> c.exchange().webhooks().pause("nightly-hint"),
                c -> c.exchange().webhooks().resume("nightly-hint"),
                c -> c.exchange().webhooks().remove("nightly-hint"),
                c -> c.exchange().webhooks().ping("nightly-hint"),
                c -> c.exchange().webhooks().failed("nightly-hint").first(),
                c -> c.exchange().webhooks().deliveries("nightly-hint").first(),
                c -> c.exchange().webhooks().replay("nightly-hint", ID),
                c -> c.exchange().webhooks().replayFailed("nightly-hint", Instant.EPOCH),
                c -> c.exchange().webhooks().keys(),
                c -> c.exchange().reportingPeriods(PeriodQuery.ALL).first(),
                c -> c.exchange().attestation("2026-10", "incident"),
                c -> c.exchange().attestNone("2026-10", "incident"),
                c -> c.exchange().quality("2026-10"),
                c -> c.exchange().denominators("2026").first(),
                c -> c.exchange().denominator("2026", "child-population"),
                c -> c.exchange()
                        .putDenominator(
                                "2026",
                                "child-population",
                                Denominator.builder().value(1L).build()));
    }

    private static List<String> contractOperations() {
        List<String> ids = new ArrayList<>();
        JsonNode contract = new YAMLMapper().readTree(Contract.openapi());
        contract.required("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("operationId")) {
                        ids.add(operation.get("operationId").asString());
                    }
                }));
        return ids;
    }
}
