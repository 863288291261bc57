package org.npcs.repository.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Synthetic documents of the size of real ones: an incident, and a review with 21 ratings and three short texts. */
final class Documents {

    private static final String TEXT =
            ("Two agencies planned separate visits and neither saw the whole picture of the family at the time. ")
                    .repeat(6);

    private Documents() {}

    static String incident(String key) {
        return """
            {"localKey":"%s","eventDate":"2026-09-14","eventDatePrecision":"day","awareDate":"2026-09-15",
            "child":{"ageYears":0,"ageDays":97,"sex":"2","raceEthnicity":["2106-3"],"livingArrangement":"1","inCare":"2"},
            "categories":["SUDI"],"involvement":{"openCase":"2","window":"P12","daysSinceLastContact":143,"contactWith":"sibling"},
            "caregiverFactors":[{"factor":"DRUG","status":"1"}],"responsiblePersons":[{"relationship":"1","ageYears":27,"sex":"2"}],
            "determinations":[{"sequence":1,"kind":"near-fatality","status":"preliminary","determinedOn":"2026-09-16",
            "definition":"CAPTA-NEAR-FATALITY","basis":"physician-certification","certification":{"certified":"1","form":"written",
            "certifierRole":"attending-physician","certifiedOn":"2026-09-16","criteria":["intensive-care"]}}],
            "findings":[{"sequence":1,"maltreatment":"2","disposition":"1","decidedOn":"2026-10-20"}],
            "absences":{"county":"not-permitted"}}""".formatted(key).replace("\n", "");
    }

    static String review(String key, int number) {
        var items = Stream.of(domain("FAM", 5), domain("PRO", 6), domain("TEA", 4), domain("ENV", 6))
                .flatMap(List::stream)
                .toList();
        var ratings = IntStream.range(0, items.size())
                .mapToObj(i -> "{\"item\":\"" + items.get(i) + "\",\"rater\":\"agreed\",\"value\":" + i % 4 + "}")
                .collect(Collectors.joining(","));
        return String.format(Locale.ROOT, """
            {"incidentLocalKey":"%s","number":%d,"instrument":"ssit","instrumentVersion":"2018.1","depth":"full","triggers":["PRIOR"],
            "methods":["record-review","debriefing"],"openedOn":"2026-10-01","ratedOn":"2026-11-02","ratings":[%s],
            "opportunities":[{"number":1,"theme":"IO-TEAM","level":"team","items":["TEA-01"],"proximity":2,"text":"%s"}],
            "recommendations":[{"number":1,"opportunities":[1],"strength":"intermediate","status":"ACCEPTED",
            "workloadEffect":"neutral","text":"%s","actions":[{"number":1,"status":"in-progress","ownerRole":"quality-assurance",
            "dueOn":"2027-03-31"}]}],"lesson":"%s"}""", key, number, ratings, TEXT.strip(), TEXT.strip(), TEXT.strip())
                .replace("\n", "");
    }

    private static List<String> domain(String name, int items) {
        return IntStream.rangeClosed(1, items)
                .mapToObj(i -> String.format(Locale.ROOT, "%s-%02d", name, i))
                .toList();
    }
}
