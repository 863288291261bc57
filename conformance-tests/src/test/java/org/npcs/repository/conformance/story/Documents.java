package org.npcs.repository.conformance.story;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.npcs.repository.client.model.BundleObservation;
import org.npcs.repository.client.model.CultureInstrument;
import org.npcs.repository.client.model.CultureResult;
import org.npcs.repository.client.model.Curriculum;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.InstrumentVersion;
import org.npcs.repository.client.model.LearningCounts;
import org.npcs.repository.client.model.LibraryItem;
import org.npcs.repository.client.model.NoticeGateReview;
import org.npcs.repository.client.model.Proposal;
import org.npcs.repository.client.model.QualityPriority;
import org.npcs.repository.client.model.ReviewContent;
import org.npcs.repository.client.model.SafetyNotice;

/** What is sent in the story. */
final class Documents {

    private Documents() {}

    static IncidentContent incident(String key, LocalDate day) {
        return Cast.of(
                IncidentContent::fromJson,
                "{'localKey':'%s','eventDate':'%s','eventDatePrecision':'day','awareDate':'%s',"
                        + "'child':{'ageYears':0,'ageDays':97,'sex':'2','livingArrangement':'1','inCare':'2'},"
                        + "'categories':['SUDI'],'involvement':{'openCase':'2','window':'P12'},"
                        + "'determinations':[{'sequence':1,'kind':'near-fatality','status':'preliminary','determinedOn':'%s',"
                        + "'definition':'CAPTA-NEAR-FATALITY','basis':'physician-certification','certification':{'certified':'1',"
                        + "'form':'written','certifierRole':'attending-physician','certifiedOn':'%s'}}],"
                        + "'absences':{'county':'not-permitted','child.raceEthnicity':'unknown'}}",
                key,
                day.minusDays(1),
                day,
                day,
                day);
    }

    /** A review in which every item of the instrument is rated. */
    static ReviewContent review(String key, LocalDate day, InstrumentVersion instrument) {
        var ratings = instrument.domains().stream()
                .flatMap(domain -> domain.items().stream())
                .map(item -> "{'item':'%s','rater':'agreed','value':1}".formatted(item.id()))
                .collect(Collectors.joining(","));
        return Cast.of(
                ReviewContent::fromJson,
                "{'incidentLocalKey':'%s','number':1,'instrument':'ssit','instrumentVersion':'2018.1','depth':'full',"
                        + "'methods':['record-review','debriefing'],"
                        + "'openedOn':'%s','ratedOn':'%s','ratings':[%s],'opportunities':[{'number':1,'theme':'IO-TEAM','level':'team',"
                        + "'items':['TEA-01'],'text':'Two agencies planned separate visits and neither saw the whole picture.'}],"
                        + "'recommendations':[{'number':1,'opportunities':[1],'strength':'stronger','status':'ACCEPTED',"
                        + "'workloadEffect':'reduces','text':'Agree one joint visit plan for infants.'},"
                        + "{'number':2,'opportunities':[1],'strength':'weaker','status':'PROPOSED','workloadEffect':'adds'}]}",
                key,
                day,
                day,
                ratings);
    }

    static SafetyNotice notice(String evidence) {
        return Cast.of(
                SafetyNotice::fromJson,
                "{'title':'Infants who sleep away from a crib','risks':['death'],"
                        + "'hazard':'Infants died on sofas. The place where they sleep was seldom looked at.',"
                        + "'population':'Families with an infant under one year.','evidence':[" + evidence + "],"
                        + "'actions':[{'key':'room-check','text':'Look at the place where the infant sleeps, together with the parents.',"
                        + "'feasibility':'Fits into the visit.','unintendedEffects':'It may feel like a search.','burden':'Five minutes.',"
                        + "'equity':'Families without room need a crib.','measure':'Share of visits with the place seen.'}],"
                        + "'balancingMeasure':'Removals of infants within 30 days of a visit.','respondBy':'2099-01-31',"
                        + "'audience':'all-members','decision':'EC-2026-014'}");
    }

    static NoticeGateReview passed(int version) {
        var answers = Stream.of(
                        "serious-risk",
                        "feasible-actions",
                        "unintended-effects",
                        "burden",
                        "equity",
                        "measure",
                        "respond-by")
                .map("{'question':'%s','answer':'met'}"::formatted)
                .collect(Collectors.joining(","));
        return Cast.of(NoticeGateReview::fromJson, "{'version':%d,'answers':[%s]}", version, answers);
    }

    /** A priority that rests on a notice and on the release behind it; decided unless the reference of the decision is empty. */
    static QualityPriority priority(String notice, String evidence, String decision) {
        return Cast.of(
                QualityPriority::fromJson,
                "{'title':'Safe first years','aim':'More children under four years get every element of the bundle.',"
                        + "'aimTarget':'From 57 to 90 of 100 children.','aimBy':'2099-06-30','bundle':'%s','bundleVersion':'1',"
                        + "'drivers':[{'key':'visits','text':'What is looked at in home visits.'}],%s"
                        + "'measures':[{'key':'removals','text':'Entries into care and exits from it.','kind':'balancing',"
                        + "'measure':'exits-to-entries'}],'notices':['%s'],'evidence':[%s]}",
                MeasureChapter.BUNDLE,
                decision.isEmpty() ? "" : "'decision':'" + decision + "',",
                notice,
                evidence);
    }

    static Proposal proposal(String group, UUID priority) {
        return Cast.of(
                Proposal::fromJson,
                "{'committee':'%s','title':'Adopt the bundle for infants','summary':'The bundle becomes a priority for a year.',"
                        + "'goals':['prevent-incidents'],'outcomes':['fatality-rate'],'costForMembers':'Two hours a month for one team.',"
                        + "'dissent':'One member prefers a shorter trial.','activates':[{'kind':'priority','reference':'%s'}]}",
                group,
                priority);
    }

    static LibraryItem practice(String notice, String evidence, UUID priority) {
        return Cast.of(
                LibraryItem::fromJson,
                "{'kind':'practice','result':'mixed','title':'A card in the visit bag',"
                        + "'summary':'A card in every bag asks for the place where the infant sleeps.',"
                        + "'body':[{'heading':'What we found','text':'More places were seen, and fewer after the second week.'}],"
                        + "'topics':['safe-sleep'],'themes':['IO-PRACTICE'],'prevention':true,'evidenceLevel':'not-rated',"
                        + "'licence':'CC-BY-4.0','language':'en','reviewBy':'2099-11-30','interests':[],'ownerShown':false,"
                        + "'notices':['%s'],'evidence':[%s],'priorityId':'%s'}",
                notice,
                evidence,
                priority);
    }

    /** Seven weekly questions, drawn from a notice and from the finding behind it. */
    static Curriculum curriculum(String notice, String evidence) {
        var items = IntStream.rangeClosed(1, 7)
                .mapToObj(number -> "{'key':'seen-" + number + "','kind':'true-false','themes':['IO-PRACTICE'],"
                        + "'text':'What was told at the door about a sleep place was seen.',"
                        + "'options':[{'key':'true','text':'True'},{'key':'false','text':'False'}],'correct':['false'],"
                        + "'explanation':'What was told was not seen. Ask to see the place, each time.'}")
                .collect(Collectors.joining(","));
        return Cast.of(
                Curriculum::fromJson,
                "{'title':'Where infants sleep','summary':'What visitors of homes look at, one question a week.','language':'en-US',"
                        + "'licence':'CC-BY-4.0','reviewBy':'2099-12-31','pattern':{'kind':'weekly'},'themes':['IO-PRACTICE'],"
                        + "'guide':['What hinders us from asking to see the sleep place?'],'notices':['%s'],'evidence':[%s],'items':[%s]}",
                notice,
                evidence,
                items);
    }

    /** Answers of twenty-two to each question, and to the last one of few. */
    static LearningCounts counts(int few) {
        var rows = IntStream.rangeClosed(1, 7)
                .mapToObj(number -> "{'week':%s,'item':'seen-%s','itemVersion':1,'firstAnswers':%s,'firstCorrect':%s,"
                                .formatted(number, number, number == 7 ? few : 22, number == 7 ? few : 15)
                        + "'laterAnswers':0,'laterCorrect':0}")
                .collect(Collectors.joining(","));
        return Cast.of(LearningCounts::fromJson, "{'invited':40,'started':26,'finished':%d,'rows':[%s]}", few, rows);
    }

    static BundleObservation observed() {
        var elements = Stream.of("health-contact", "safe-sleep", "home-seen", "shared-plan", "crying-plan")
                .map("{'element':'%s','met':34,'notMet':4,'notApplicable':2,'notRecorded':2}"::formatted)
                .collect(Collectors.joining(","));
        return Cast.of(
                BundleObservation::fromJson,
                "{'bundleVersion':'1','eligible':42,'allOrNoneMet':30,'elements':[%s]}",
                elements);
    }

    /** Results of a large unit and of one of four. */
    static CultureResult results(CultureInstrument instrument) {
        var cells = instrument.scales().stream()
                .flatMap(scale -> Stream.of("'u-01','respondents':18", "'u-02','respondents':4")
                        .map(unit ->
                                "{'unit':%s,'scale':'%s','mean':3.5,'shareAgreeing':0.5}".formatted(unit, scale.id())))
                .collect(Collectors.joining(","));
        return Cast.of(CultureResult::fromJson, "{'cells':[%s]}", cells);
    }
}
