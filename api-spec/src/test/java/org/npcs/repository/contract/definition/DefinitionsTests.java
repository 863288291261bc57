package org.npcs.repository.contract.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DefinitionsTests {

    private static final Definitions PUBLISHED = Definitions.published();

    @Test
    void theDictionaryHasOneElementForEachMemberAndNoneBesides() {
        Set<String> members = new TreeSet<>();
        for (Subject subject : Subject.values()) {
            Contract.members(subject.schema(), (path, schema) -> members.add(subject.code() + '.' + path));
        }
        assertThat(members).hasSizeGreaterThan(80);
        assertThat(PUBLISHED.elements()).extracting(Element::id).containsExactlyElementsOf(members);
    }

    @Test
    void anElementNamesTheTypeAndTheCodeSystemOfItsSchema() {
        for (Subject subject : Subject.values()) {
            Contract.members(subject.schema(), (path, schema) -> {
                Element element = PUBLISHED.element(subject.code() + '.' + path).orElseThrow();
                JsonNode coded = schema.has("items") ? schema.get("items") : schema;
                coded = coded.has("additionalProperties") ? coded.get("additionalProperties") : coded;
                assertThat(element.json().path("type").asString())
                        .isEqualTo(schema.path("type").asString());
                assertThat(element.codeSystem())
                        .as(element.id())
                        .isEqualTo(coded.path("x-code-system").stringValue(null));
            });
        }
    }

    @Test
    void everyCodeSystemThatTheContractNamesIsPublished() {
        assertThat(Contract.codeSystems())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(PUBLISHED.codeSystem(id)).as(id).isPresent());
        assertThat(PUBLISHED.elements())
                .extracting(Element::codeSystem)
                .filteredOn(id -> id != null)
                .isNotEmpty()
                .allSatisfy(id ->
                        assertThat(PUBLISHED.codeSystem(String.valueOf(id))).isPresent());
    }

    @Test
    void anElementAllowsOnlyPublishedReasonsAndNoneInsideALength() {
        CodeSystem reasons = PUBLISHED.codeSystem("absence-reason").orElseThrow();
        assertThat(PUBLISHED.elements()).allSatisfy(element -> assertThat(element.allowedAbsence())
                .allSatisfy(reason -> assertThat(reasons.find(reason)).isPresent()));
        Set<String> inLists = new TreeSet<>();
        for (Subject subject : Subject.values()) {
            Contract.members(subject.schema(), (path, schema) -> {
                if (schema.path("type").asString("").equals("array")) {
                    inLists.add(subject.code() + '.' + path + '.');
                }
            });
        }
        assertThat(PUBLISHED.elements())
                .filteredOn(element -> inLists.stream().anyMatch(element.id()::startsWith))
                .isNotEmpty()
                .allSatisfy(element -> assertThat(element.allowedAbsence()).isEmpty());
    }

    @Test
    void whatIsPublishedFollowsItsOwnSchema() {
        PUBLISHED.codeSystems().forEach(one -> {
            Contract.assertFits("CodeSystem", one.json());
            Contract.assertFits("CodeSystem", one.summary());
        });
        PUBLISHED.instrumentVersions().forEach(one -> {
            Contract.assertFits("InstrumentVersion", one.json());
            Contract.assertFits("InstrumentVersionSummary", one.summary());
        });
        PUBLISHED.elements().forEach(one -> Contract.assertFits("Element", one.json()));
        PUBLISHED.rules().forEach(one -> {
            Contract.assertFits("Rule", one.json());
            Contract.assertFits("Rule", one.summary());
        });
    }

    @Test
    void theHashIsThatOfTheContentAndChangesWithIt() {
        CodeSystem sex = PUBLISHED.codeSystem("ncands-sex").orElseThrow();
        ObjectNode content = sex.json();
        content.remove("contentHash");
        assertThat(sex.contentHash()).isEqualTo(StrictJson.sha256(content));
        assertThat(CodeSystem.of(content.deepCopy()).contentHash()).isEqualTo(sex.contentHash());
        assertThat(CodeSystem.of(content.put("name", "Other")).contentHash()).isNotEqualTo(sex.contentHash());
    }

    @Test
    void aDocumentGivenOutCanBeChangedWithoutHarm() {
        CodeSystem sex = PUBLISHED.codeSystem("ncands-sex").orElseThrow();
        sex.json().removeAll();
        sex.summary().removeAll();
        assertThat(sex.json().size()).isGreaterThan(5);
    }

    @Test
    void aReplacementIsACodeOfTheSameList() {
        for (CodeSystem system : PUBLISHED.codeSystems()) {
            for (Code code : system.codes()) {
                if (code.replacedBy() != null) {
                    assertThat(system.find(code.replacedBy())).as(system.id()).isPresent();
                    assertThat(code.effectiveUntil()).isNotNull();
                }
            }
        }
    }

    @Test
    void theFirstInstrumentHasTwentyOneItemsInFourDomainsAndAsksForAll() {
        InstrumentVersion ssit = PUBLISHED.instrumentVersion("ssit", "2018.1").orElseThrow();
        assertThat(ssit.items()).hasSize(21);
        assertThat(ssit.items().values())
                .extracting(InstrumentVersion.Item::domain)
                .containsOnly("FAM", "PRO", "TEA", "ENV");
        assertThat(ssit.json().path("provisional").asBoolean()).isTrue();
        assertThat(ssit.values()).containsExactly(0, 1, 2, 3);
        assertThat(ssit.missingValues().keySet()).containsExactly("NA", "UNK", "NR");
    }
}
