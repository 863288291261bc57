package org.npcs.repository.server.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.PlatformApi;
import org.npcs.repository.api.v1.model.AnnouncementList;
import org.npcs.repository.api.v1.model.Changelog;
import org.npcs.repository.api.v1.model.Limits;
import org.npcs.repository.api.v1.model.ProblemCodeList;
import org.npcs.repository.api.v1.model.ProtectedResource;
import org.npcs.repository.api.v1.model.ServiceDescription;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.contract.BatchLimits;
import org.npcs.repository.server.platform.contract.Operation;
import org.npcs.repository.server.platform.contract.Operations;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemCatalogue;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The service itself: what it is, its contract, its limits and its problem codes. */
@RestController
class PlatformController implements PlatformApi {

    private final RepositorySettings settings;
    private final ProblemCatalogue catalogue;
    private final Answers answers;
    private final PublishedItems published;
    private final Announcements announcements;
    private final String contract = new String(Contract.openapi(), StandardCharsets.UTF_8);
    private final String contractTag = '"' + Contract.sha256() + '"';
    private final List<String> scopes;

    PlatformController(
            RepositorySettings settings,
            ProblemCatalogue catalogue,
            Answers answers,
            PublishedItems published,
            Announcements announcements,
            Operations operations) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.answers = answers;
        this.published = published;
        this.announcements = announcements;
        this.scopes = operations.all().stream()
                .map(Operation::scope)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Mono<ResponseEntity<ServiceDescription>> getService() {
        return RequestFacts.current().map(facts -> {
            var service = new ServiceDescription(
                    "National Child Safety Repository",
                    Contract.version(),
                    version(),
                    settings.sandbox(),
                    Answers.links(
                            "self", "/v1",
                            "contract", "/v1/openapi.yaml",
                            "documentation", "/docs",
                            "errors", "/v1/errors",
                            "limits", "/v1/limits",
                            "announcements", "/v1/announcements",
                            "changelog", "/v1/changelog",
                            "instruments", "/v1/instruments",
                            "code-systems", "/v1/code-systems",
                            "dictionary", "/v1/dictionary/elements",
                            "rules", "/v1/rules",
                            "me", "/v1/me",
                            "jurisdictions", "/v1/jurisdictions",
                            "oauth-protected-resource", "/.well-known/oauth-protected-resource"),
                    answers.meta(facts));
            service.howToGetAToken(settings.howToGetAToken())
                    .tokenEndpoint(settings.tokenEndpoint())
                    .contact(settings.contact());
            return ResponseEntity.ok(service);
        });
    }

    @Override
    public Mono<ResponseEntity<String>> getContract(@Nullable String ifNoneMatch) {
        return Mono.just(
                Answers.held(ifNoneMatch, contractTag)
                        ? Answers.notModified(contractTag)
                        : ResponseEntity.ok()
                                .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                                .eTag(contractTag)
                                .body(contract));
    }

    @Override
    public Mono<ResponseEntity<Limits>> getLimits() {
        return RequestFacts.current()
                .map(facts -> new Limits(
                        1_048_576,
                        StrictJson.MAX_DEPTH,
                        StrictJson.MAX_STRING_CHARACTERS,
                        StrictJson.MAX_NAME_CHARACTERS,
                        StrictJson.MAX_NUMBER_DIGITS,
                        500,
                        50,
                        settings.requestsPerMinute(),
                        (int) IdempotentRequests.KEPT.toHours(),
                        answers.meta(facts)))
                .map(limits -> ResponseEntity.ok(limits.submissionBytes(BatchLimits.BYTES)
                        .submissionRecords(BatchLimits.RECORDS)
                        .submissionColumns(BatchLimits.COLUMNS)
                        .allOrNothingRecords(BatchLimits.RECORDS_AS_ONE)
                        .waitingDays(BatchLimits.WAITING_DAYS)
                        .changesDays(BatchLimits.CHANGES_DAYS)));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getProblemCode(String code) {
        return Mono.justOrEmpty(catalogue.page(code))
                .map(ResponseEntity::ok)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    @Override
    public Mono<ResponseEntity<ProblemCodeList>> listProblemCodes(Integer limit, @Nullable String cursor) {
        var page = published.page("errors", catalogue.pages(), limit, cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        null,
                        new ProblemCodeList(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())));
    }

    @Override
    public Mono<ResponseEntity<AnnouncementList>> listAnnouncements(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch, @Nullable LocalDate since) {
        var page = published.page("announcements " + since, announcements.since(since), limit, cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        ifNoneMatch,
                        new AnnouncementList(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())));
    }

    @Override
    public Mono<ResponseEntity<Changelog>> getChangelog(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        var page = published.page("changelog", announcements.releases(), limit, cursor);
        return RequestFacts.current()
                .map(facts -> page.answer(
                        ifNoneMatch,
                        new Changelog(page.items(), page.complete(), answers.meta(facts))
                                .nextCursor(page.nextCursor())));
    }

    @Override
    public Mono<ResponseEntity<ProtectedResource>> getProtectedResource() {
        return Mono.just(
                ResponseEntity.ok(new ProtectedResource(settings.audience(), settings.issuers(), List.of("header"))
                        .scopesSupported(scopes)
                        .resourceDocumentation("/docs")));
    }

    private static String version() {
        var packaged = PlatformController.class.getPackage().getImplementationVersion();
        return packaged == null ? Contract.version() : packaged;
    }
}
