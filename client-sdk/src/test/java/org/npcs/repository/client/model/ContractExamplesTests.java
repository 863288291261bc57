package org.npcs.repository.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ContractExamplesTests {

    private static final JsonMapper JSON = new JsonMapper();

    static Stream<Arguments> examples() {
        JsonNode contract = new YAMLMapper().readTree(Contract.openapi());
        List<Arguments> all = new ArrayList<>();
        collect(contract, contract, all);
        // A patch has no type of its own in the contract: it is any object.
        return all.stream().distinct().filter(arguments -> !arguments.get()[0].equals("MergePatch"));
    }

    private static void collect(JsonNode contract, JsonNode node, List<Arguments> all) {
        String schema = node.path("schema").path("$ref").asString("");
        if (!schema.isEmpty() && node.path("examples").isObject()) {
            String type = schema.substring(schema.lastIndexOf('/') + 1);
            node.path("examples").properties().forEach(example -> {
                String reference = example.getValue().path("$ref").asString("");
                JsonNode target = reference.isEmpty() ? example.getValue() : contract.at(reference.substring(1));
                all.add(Arguments.of(type, example.getKey(), target.required("value")));
            });
        }
        node.forEach(child -> collect(contract, child, all));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void everyExampleOfTheContractComesBackByteForByte(String type, String name, JsonNode example) throws Exception {
        byte[] json = JSON.writeValueAsBytes(example);

        JsonModel model = read(type, json);

        assertThat(model.toJson()).isEqualTo(json);
        useEveryAccessor(model);
        JsonModel rebuilt =
                ((ModelBuilder<?, ?>) model.getClass().getMethod("toBuilder").invoke(model)).build();
        assertThat(rebuilt).isEqualTo(model).hasSameHashCodeAs(model);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void unknownMembersAndCodesSurviveAtEveryPlace(String type, String name, JsonNode example) throws Exception {
        JsonNode newer = example.deepCopy();
        spoil(newer);
        byte[] json = JSON.writeValueAsBytes(newer);

        JsonModel model = read(type, json);
        ModelBuilder<?, ?> builder =
                (ModelBuilder<?, ?>) model.getClass().getMethod("toBuilder").invoke(model);

        assertThat(builder.build().toJson()).isEqualTo(json);
    }

    @Test
    void thereAreExamplesOfManyTypes() {
        assertThat(examples().map(arguments -> arguments.get()[0]).distinct()).hasSizeGreaterThan(25);
    }

    private static JsonModel read(String type, byte[] json) throws Exception {
        Class<?> model = Class.forName("org.npcs.repository.client.model." + type);
        return (JsonModel) model.getMethod("fromJson", byte[].class).invoke(null, (Object) json);
    }

    /** Puts a new member into each object and a new code into each string of another form than a date. */
    private static void spoil(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String member : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(member);
                if (value.isString() && value.stringValue().matches("[a-z-]{3,}")) {
                    object.put(member, "code-of-tomorrow-ü");
                }
                spoil(value);
            }
            object.put("memberOfTomorrow", 1.10);
            object.putNull("nothingOfTomorrow");
        } else {
            node.forEach(ContractExamplesTests::spoil);
        }
    }

    private static void useEveryAccessor(Object value) throws Exception {
        if (value instanceof List<?> list) {
            for (Object entry : list) {
                useEveryAccessor(entry);
            }
        } else if (value instanceof JsonModel model) {
            for (Method accessor : model.getClass().getDeclaredMethods()) {
                boolean reads = accessor.getParameterCount() == 0
                        && Modifier.isPublic(accessor.getModifiers())
                        && !Modifier.isStatic(accessor.getModifiers())
                        && !accessor.getName().equals("toBuilder");
                if (reads) {
                    try {
                        useEveryAccessor(accessor.invoke(model));
                    } catch (InvocationTargetException e) {
                        throw new AssertionError(model.getClass().getSimpleName() + "." + accessor.getName(), e);
                    }
                }
            }
        }
    }
}
