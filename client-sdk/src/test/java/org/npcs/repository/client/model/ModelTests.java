package org.npcs.repository.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelTests {

    @Test
    void anUnknownMemberIsReadableAndWrittenBack() {
        IncidentContent content = IncidentContent.fromJson(bytes(
                "{\"localKey\":\"CDR-7Q2M4X9A\",\"tomorrow\":{\"deep\":[1,null,\"ü\"]},\"manner\":\"NEW-CODE\"}"));

        assertThat(content.manner()).isEqualTo("NEW-CODE");
        assertThat(content.member("tomorrow")).isInstanceOf(Map.class);
        assertThat(content.toBuilder().county("031").build().toJson())
                .isEqualTo(bytes("{\"localKey\":\"CDR-7Q2M4X9A\",\"tomorrow\":{\"deep\":[1,null,\"ü\"]},"
                        + "\"manner\":\"NEW-CODE\",\"county\":\"031\"}"));
    }

    @Test
    void aMissingRequiredMemberFailsOnlyWhenItIsUsed() {
        IncidentRecord record = IncidentRecord.fromJson(bytes("{\"version\":1}"));

        assertThat(record.version()).isEqualTo(1);
        assertThatThrownBy(record::etag)
                .isInstanceOf(MemberException.class)
                .hasMessage("IncidentRecord.etag is missing");
    }

    @Test
    void aMemberOfAnotherFormFailsOnlyWhenItIsUsedAndIsNotQuoted() {
        IncidentContent content = IncidentContent.fromJson(bytes("{\"eventDate\":\"CANARY\",\"categories\":7}"));

        assertThatThrownBy(content::eventDate)
                .isInstanceOf(MemberException.class)
                .hasMessageContaining("IncidentContent.eventDate")
                .hasMessageNotContaining("CANARY");
        assertThatThrownBy(content::categories).isInstanceOf(MemberException.class);
        assertThat(content.member("categories")).isEqualTo(BigInteger.valueOf(7));
    }

    @Test
    void aListThatIsAbsentReadsAsEmptyAndStaysAbsent() {
        IncidentContent content = IncidentContent.fromJson(bytes("{\"localKey\":\"CDR-7Q2M4X9A\"}"));

        assertThat(content.categories()).isEmpty();
        assertThat(content.has("categories")).isFalse();
        assertThat(content.toBuilder().build().toJson()).isEqualTo(content.toJson());
    }

    @Test
    void aDocumentShowsItsTypeIdentifierAndVersionOnly() {
        IncidentRecord record =
                IncidentRecord.fromJson(bytes("{\"id\":\"0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11\",\"version\":3,"
                        + "\"localKey\":\"CANARY\",\"state\":\"CANARY\"}"));

        assertThat(record).hasToString("IncidentRecord id=0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11 version=3");
        assertThat(ReviewContent.builder().lesson("CANARY")).hasToString("ReviewContent builder");
        assertThat(MergePatch.of(ReviewContent.builder().lesson("CANARY"))).hasToString("MergePatch of 1 members");
        assertThat(Finding.fromJson(bytes("{\"id\":\"CANARY\",\"version\":\"CANARY\"}")))
                .hasToString("Finding");
    }

    @Test
    void documentsAreEqualByValue() {
        assertThat(IncidentContent.fromJson(bytes("{\"localKey\":\"A\",\"manner\":\"C\"}")))
                .isEqualTo(IncidentContent.builder().manner("C").localKey("A").build())
                .isNotEqualTo(IncidentContent.builder().localKey("A").build());
    }

    @Test
    void whatWasGivenToABuilderCannotChangeTheDocumentLater() {
        List<String> categories = new java.util.ArrayList<>(List.of("SUDI"));
        IncidentContent.Builder builder = IncidentContent.builder().categories(categories);
        IncidentContent content = builder.build();

        categories.add("OTHER");
        builder.manner("C");

        assertThat(content.categories()).containsExactly("SUDI");
        assertThat(content.manner()).isNull();
    }

    @Test
    void aPatchReachesIntoNestedDocuments() {
        MergePatch<IncidentContent> patch = MergePatch.of(IncidentContent.builder()
                .manner("C")
                .publicNoticeDate(null)
                .child(IncidentChild.builder().sex(null)));

        assertThat(patch.toJson())
                .isEqualTo(bytes("{\"manner\":\"C\",\"child\":{\"sex\":null},\"publicNoticeDate\":null}"));
    }

    @Test
    void nullRemovesAMemberFromADocument() {
        IncidentContent content =
                IncidentContent.builder().localKey("A").manner("C").build();

        assertThat(content.toBuilder().manner(null).build().toJson()).isEqualTo(bytes("{\"localKey\":\"A\"}"));
    }

    static Stream<Method> setters() {
        return Stream.of(
                        IncidentContent.Builder.class,
                        IncidentChild.Builder.class,
                        IncidentInvolvement.Builder.class,
                        ReviewContent.Builder.class)
                .flatMap(builder -> Stream.of(builder.getDeclaredMethods()))
                .filter(method -> method.getParameterCount() == 1 && !method.isSynthetic())
                .filter(method -> !ModelBuilder.class.isAssignableFrom(method.getParameterTypes()[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setters")
    void everyMemberOfAPatchIsAbsentOrNullOrAValue(Method setter) throws Exception {
        String member = setter.getName();

        assertThat(patch(setter, false, null)).isEqualTo("{}");
        assertThat(patch(setter, true, null)).isEqualTo("{\"" + member + "\":null}");
        assertThat(patch(setter, true, sample(setter.getParameterTypes()[0])))
                .startsWith("{\"" + member + "\":")
                .doesNotContain("null");
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static String patch(Method setter, boolean set, @Nullable Object value) throws Exception {
        ModelBuilder builder = (ModelBuilder) setter.getDeclaringClass()
                .getEnclosingClass()
                .getMethod("builder")
                .invoke(null);
        if (set) {
            setter.invoke(builder, value);
        }
        return new String(MergePatch.of(builder).toJson(), StandardCharsets.UTF_8);
    }

    private static Object sample(Class<?> type) {
        Map<Class<?>, Object> samples = Map.of(
                String.class, "x",
                Integer.class, 1,
                LocalDate.class, LocalDate.of(2026, 9, 14),
                Instant.class, Instant.EPOCH,
                UUID.class, new UUID(1, 2),
                List.class, List.of(),
                Map.class, Map.of(),
                IncidentChild.class, IncidentChild.builder().build(),
                IncidentInvolvement.class, IncidentInvolvement.builder().build());
        Object sample = samples.get(type);
        assertThat(sample).as(type.getName()).isNotNull();
        return sample == null ? "" : sample;
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
