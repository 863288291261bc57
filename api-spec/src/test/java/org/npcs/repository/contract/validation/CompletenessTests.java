package org.npcs.repository.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.json.StrictJson;

class CompletenessTests {

    private static final Element SEX =
            Definitions.published().element("incident.child.sex").orElseThrow();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"child":{"sex":"2"}}                                  | GIVEN
            {"child":{"ageYears":2}}                               | MISSING
            {}                                                     | MISSING
            {"absences":{"child.sex":"unknown"}}                   | REASONED
            {"absences":{"child.sex":"pending"}}                   | REASONED
            {"absences":{"child.sex":"not-permitted"}}             | WITHHELD
            {"absences":{"child":"not-permitted"}}                 | WITHHELD
            {"absences":{"child.sex":"not-applicable"}}            | NOT_APPLICABLE
            """)
    void anElementIsAnsweredByItsValueOrAReason(String content, Completeness.Answer answer) {
        assertThat(Completeness.of(SEX, StrictJson.parse(content.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(answer);
    }

    @Test
    void membersOfListEntriesAreNotAskedOfTheRecord() {
        assertThat(Completeness.asked(Subject.INCIDENT))
                .contains(SEX)
                .extracting(Element::id)
                .contains("incident.categories", "incident.determinations")
                .doesNotContain("incident.determinations.kind", "incident.child", "incident.county");
    }
}
