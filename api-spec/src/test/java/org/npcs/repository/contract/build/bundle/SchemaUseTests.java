package org.npcs.repository.contract.build.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.npcs.repository.contract.build.bundle.Direction.REQUEST;
import static org.npcs.repository.contract.build.bundle.Direction.RESPONSE;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.contract.build.ContractFixture;
import org.npcs.repository.contract.build.yaml.Yaml;

class SchemaUseTests {

    @TempDir
    Path folder;

    private SchemaUse use = SchemaUse.of(Map.of());

    @BeforeEach
    void followTheFixture() {
        use = SchemaUse.of(Bundler.bundle(ContractFixture.goodIn(folder).tree()).document());
    }

    @Test
    void aSchemaOfAnAnswerTravelsToTheClientOnly() {
        assertThat(use.at("/components/schemas/Incident/properties/state")).containsExactly(RESPONSE);
        assertThat(use.at("/components/schemas/Problem")).containsExactly(RESPONSE);
    }

    @Test
    void aSchemaOfABodyThatIsAlsoAnsweredTravelsBothWaysWithAllItContains() {
        assertThat(use.at("/components/schemas/IncidentDraft")).containsExactlyInAnyOrder(REQUEST, RESPONSE);
        assertThat(use.at("/components/schemas/Child/properties/ageMonths"))
                .containsExactlyInAnyOrder(REQUEST, RESPONSE);
    }

    @Test
    void parametersAndHeadersTravelOneWay() {
        assertThat(use.at("/components/parameters/Limit/schema/maximum")).containsExactly(REQUEST);
        assertThat(use.at("/components/headers/RetryAfter/schema")).containsExactly(RESPONSE);
        assertThat(use.at("/paths/~1v1~1incidents/parameters/0/schema")).containsExactly(REQUEST);
        assertThat(use.at("/paths/~1v1~1incidents/post/requestBody/required")).containsExactly(REQUEST);
        assertThat(use.at("/paths/~1v1~1incidents/post/responses/201/content")).containsExactly(RESPONSE);
    }

    @Test
    void whatNeverTravelsHasNoDirection() {
        assertThat(use.at("/info/title")).isEmpty();
        assertThat(use.at("/paths/~1v1~1incidents/post/operationId")).isEmpty();
        assertThat(use.at("/components/schemas/Unheard")).isEmpty();
    }

    @Test
    void theBodyOfAWebhookIsSentByTheRepository() {
        SchemaUse webhooks = SchemaUse.of(Yaml.map(Yaml.parse("""
                webhooks:
                  changed:
                    post:
                      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Event'}}}}
                      responses: {"204": {content: {application/json: {schema: {$ref: '#/components/schemas/Reply'}}}}}
                components:
                  schemas: {Event: {type: object}, Reply: {type: object}}
                """, "webhooks")));
        assertThat(webhooks.at("/components/schemas/Event")).containsExactly(RESPONSE);
        assertThat(webhooks.at("/components/schemas/Reply")).containsExactly(REQUEST);
    }
}
