package org.npcs.repository.conformance.story;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.npcs.repository.client.model.BundleObservation;
import org.npcs.repository.client.model.CultureInstrument;
import org.npcs.repository.client.model.CultureResult;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.InstrumentVersion;
import org.npcs.repository.client.model.NoticeGateReview;
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
                        + "'openedOn':'%s','ratedOn':'%s','ratings':[%s],'opportunities':[{'number':1,'theme':'IO-TEAM','level':'team',"
                        + "'items':['TEA-01'],'text':'Two agencies planned separate visits and neither saw the whole picture.'}]}",
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

    static QualityPriority priority(String bundle, String notice, String evidence) {
        return Cast.of(
                QualityPriority::fromJson,
                "{'title':'Safe first years','aim':'More children under four years get every element of the bundle.',"
                        + "'aimTarget':'From 57 to 90 of 100 children.','aimBy':'2099-06-30','bundle':'%s','bundleVersion':'1',"
                        + "'drivers':[{'key':'visits','text':'What is looked at in home visits.'}],'decision':'EC-2026-021',"
                        + "'measures':[{'key':'removals','text':'Removals within 30 days of a visit.','kind':'balancing'}],"
                        + "'notices':['" + notice + "'],'evidence':[" + evidence + "]}",
                bundle);
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
