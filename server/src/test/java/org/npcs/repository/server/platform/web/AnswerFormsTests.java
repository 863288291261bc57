package org.npcs.repository.server.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class AnswerFormsTests {

    private static final AnswerForms FORMS = AnswerForms.of("json", MediaType.APPLICATION_JSON)
            .or("html", MediaType.TEXT_HTML)
            .or("pdf", MediaType.APPLICATION_PDF);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-    | -                                            | json",
                "-    | */*                                          | json",
                "-    | text/html                                    | html",
                "-    | text/*                                       | html",
                "-    | application/*                                | json",
                "-    | text/csv                                     | json",
                "-    | application/pdf, text/html                   | pdf",
                "-    | text/html;q=0.5, application/pdf             | pdf",
                "-    | text/html,application/xhtml+xml,*/*;q=0.8    | html",
                "pdf  | text/html                                    | pdf"
            })
    void theFormThatWasNamedElseTheFirstThatIsAccepted(
            @Nullable String format, @Nullable String accept, String wanted) {
        var request = MockServerHttpRequest.get("/v1/anything");
        if (accept != null) {
            request.header("Accept", accept);
        }
        var facts = RequestFacts.of(MockServerWebExchange.from(request), "getAnything", "");

        assertThat(FORMS.wanted(format, facts)).isEqualTo(wanted);
    }
}
