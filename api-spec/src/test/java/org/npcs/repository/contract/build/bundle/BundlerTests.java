package org.npcs.repository.contract.build.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.contract.build.ContractFixture;
import org.npcs.repository.contract.build.yaml.Yaml;

class BundlerTests {

    private static final String SCHEMA = "incident/schemas/Incident.yaml";

    @TempDir
    Path folder;

    private ContractFixture contract;

    @BeforeEach
    void copyTheGoodContract() {
        contract = ContractFixture.goodIn(folder.resolve("tree"));
    }

    @Test
    void aFileBecomesAComponentNamedAfterItself() {
        Bundle bundle = bundle();
        assertThat(Yaml.map(at(bundle, "/components/schemas")))
                .containsOnlyKeys("Child", "Incident", "IncidentDraft", "IncidentPage", "Place", "Problem");
        assertThat(at(bundle, "/components/schemas/Incident/properties/content"))
                .isEqualTo(Map.of("$ref", "#/components/schemas/IncidentDraft"));
        assertThat(bundle.sources()).containsEntry("/components/schemas/Incident", SCHEMA);
    }

    @Test
    void aPathFileAndSecuritySchemesArePutInPlace() {
        Bundle bundle = bundle();
        assertThat(at(bundle, "/paths/~1v1~1incidents/get/operationId")).isEqualTo("listIncidents");
        assertThat(at(bundle, "/components/securitySchemes/oauth2/type")).isEqualTo("oauth2");
        assertThat(bundle.sources()).containsEntry("/paths/~1v1~1incidents", "incident/paths/incidents.yaml");
    }

    @Test
    void markdownBecomesText() {
        assertThat(at(bundle(), "/info/description"))
                .isEqualTo("A small contract that keeps every rule.\n\nThe tests break it, one rule at a time.");
    }

    @Test
    void bundlingABundleChangesNothing() throws IOException {
        String once = bundle().text();
        Path again = Files.createDirectory(folder.resolve("again"));
        Files.writeString(again.resolve("openapi.yaml"), once);
        assertThat(Bundler.bundle(new ContractTree(again)).text()).isEqualTo(once);
    }

    @Test
    void keysKeepTheirOrderAndComponentsAreSorted() {
        assertThat(bundle().document().keySet())
                .containsExactly("openapi", "info", "servers", "tags", "paths", "components");
        assertThat(List.copyOf(Yaml.map(at(bundle(), "/components/schemas")).keySet()))
                .isSorted();
        assertThat(Yaml.map(at(bundle(), "/components/schemas/IncidentDraft/properties"))
                        .keySet())
                .containsExactly("eventDate", "kind", "county", "children", "place");
    }

    @Test
    void whatLooksLikeAReferenceInsideAnExampleStaysData() {
        contract.set("incident/examples/draft.yaml", "/value/place", Map.of("$ref", "nowhere.yaml"));
        assertThat(at(bundle(), "/components/examples/draft/value/place")).isEqualTo(Map.of("$ref", "nowhere.yaml"));
    }

    @Test
    void aPropertyMayBeCalledLikeAKeyword() {
        contract.set(SCHEMA, "/properties/default", Map.of("$ref", "Place.yaml"));
        contract.set(SCHEMA, "/properties/example", Map.of("$ref", "Place.yaml"));
        contract.set(SCHEMA, "/properties/$ref", Map.of("type", "string"));
        assertThat(at(bundle(), "/components/schemas/Incident/properties/default/$ref"))
                .isEqualTo("#/components/schemas/Place");
        assertThat(at(bundle(), "/components/schemas/Incident/properties/example/$ref"))
                .isEqualTo("#/components/schemas/Place");
    }

    @Test
    void membersBesideASchemaReferenceAreKept() {
        contract.set(SCHEMA, "/properties/content/description", "Its content.");
        assertThat(at(bundle(), "/components/schemas/Incident/properties/content"))
                .isEqualTo(Map.of("$ref", "#/components/schemas/IncidentDraft", "description", "Its content."));
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        contract.write("shared/schemas/Place.yaml", "type: string\n");
        contract.set(SCHEMA, "/properties/site", Map.of("$ref", "../../shared/schemas/Place.yaml"));
        assertRefused("both claim /components/schemas/Place");
    }

    @Test
    void twoNamesThatDifferOnlyInCaseAreRefused() {
        contract.write("shared/schemas/PLACE.yaml", "type: string\n");
        contract.set(SCHEMA, "/properties/site", Map.of("$ref", "../../shared/schemas/PLACE.yaml"));
        assertRefused("both claim /components/schemas/");
    }

    @Test
    void aMissingFileIsNamedWithTheFileThatAsksForIt() {
        contract.set(SCHEMA, "/properties/content", Map.of("$ref", "Content.yaml"));
        assertRefused(SCHEMA + " refers to Content.yaml, which does not exist");
    }

    @Test
    void aReferenceOutOfTheTreeIsRefused() throws IOException {
        Files.writeString(folder.resolve("Outside.yaml"), "type: string\n");
        contract.set(SCHEMA, "/properties/content", Map.of("$ref", "../../../Outside.yaml"));
        assertRefused("which is outside the contract");
    }

    @Test
    void aLinkOutOfTheTreeIsRefused() throws IOException {
        Path outside = Files.writeString(folder.resolve("Outside.yaml"), "type: string\n");
        Files.createSymbolicLink(folder.resolve("tree/incident/schemas/Linked.yaml"), outside);
        contract.set(SCHEMA, "/properties/content", Map.of("$ref", "Linked.yaml"));
        assertRefused("which is outside the contract");
    }

    @Test
    void aFileThatNobodyRefersToIsRefused() {
        contract.write("incident/schemas/Forgotten.yaml", "type: string\n");
        assertRefused("incident/schemas/Forgotten.yaml is never referenced");
    }

    @Test
    void aComponentThatNothingUsesIsRefused() {
        contract.write("shared/securitySchemes.yaml", "spare: {type: http, scheme: basic}\n");
        assertRefused("#/components/securitySchemes/spare is never used");
        assertRefused("#/components/securitySchemes/oauth2 is referenced but does not exist");
    }

    @Test
    void aReferenceIntoAComponentFileIsRefused() {
        contract.set(SCHEMA, "/properties/content", Map.of("$ref", "Place.yaml#/properties/setting"));
        assertRefused("a component is a whole file");
    }

    @Test
    void anInternalReferenceInAnAuthoredFileIsRefused() {
        contract.set(SCHEMA, "/properties/content", Map.of("$ref", "#/components/schemas/Place"));
        assertRefused("name the file instead");
    }

    @Test
    void aFileThatPutsItselfInPlaceIsRefused() {
        contract.set("incident/paths/incident.yaml", "/put/callbacks", Map.of("loop", Map.of("$ref", "incident.yaml")));
        assertRefused("which contains the reference itself");
    }

    @Test
    void aliasesAndDoubleKeysAreRefusedWithTheirFile() {
        contract.write("incident/examples/draft.yaml", "value: &a {x: 1}\nsummary: *a\n");
        assertRefused("incident/examples/draft.yaml is not usable YAML");
        contract.write("incident/examples/draft.yaml", "summary: one\nsummary: two\n");
        assertRefused("incident/examples/draft.yaml is not usable YAML");
    }

    @Test
    void referenceDataAndRequirementsNeedNoReference() {
        contract.write("definition/rules/INC-R-001.yaml", "id: INC-R-001\n");
        bundle();
        assertThat(contract.tree().referenceData())
                .contains("definition/code-systems/incident-kind.yaml", "definition/rules/INC-R-001.yaml");
    }

    @Test
    void allReasonsAreGivenAtOnce() {
        contract.write("incident/schemas/Forgotten.yaml", "type: string\n");
        contract.remove("shared/securitySchemes.yaml", "/oauth2");
        assertThatThrownBy(this::bundle)
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("Forgotten.yaml is never referenced")
                .hasMessageContaining("oauth2 is referenced but does not exist");
    }

    private Bundle bundle() {
        return Bundler.bundle(contract.tree());
    }

    private static Object at(Bundle bundle, String pointer) {
        return Objects.requireNonNull(Pointers.find(bundle.document(), pointer), pointer);
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(this::bundle).isInstanceOf(BundleException.class).hasMessageContaining(reason);
    }
}
