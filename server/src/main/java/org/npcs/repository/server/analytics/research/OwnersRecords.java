package org.npcs.repository.server.analytics.research;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.ResearchVariable;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.server.analytics.export.ElementColumns;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.sharing.RecordsToShare;
import org.npcs.repository.server.sharing.ResearchAccess;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Reads what owners give researchers, in their names: old enough, in the variables that each of them shares. */
@Component
final class OwnersRecords {

    private static final int AT_ONCE = 500;

    private final UnitOfWork unitOfWork;
    private final ResearchAccess access;
    private final Map<Subject, RecordsToShare> nouns;
    private final SqlResearchWork work = new SqlResearchWork();

    OwnersRecords(UnitOfWork unitOfWork, ResearchAccess access, List<RecordsToShare> nouns) {
        this.unitOfWork = unitOfWork;
        this.access = access;
        this.nouns = nouns.stream().collect(Collectors.toUnmodifiableMap(RecordsToShare::subject, noun -> noun));
    }

    /**
     * What was read of an owner.
     *
     * @param owner the owner
     * @param leave by what it gives
     * @param revision what counted of its sharing then
     * @param elements elements of the variables that it gives
     * @param candidates its incidents
     */
    record Taken(
            String owner,
            ResearchAccess.Leave leave,
            long revision,
            List<String> elements,
            List<Candidate> candidates) {}

    /** Reads an owner; nothing when it gives no day of events, or is not live. */
    Mono<Taken> of(String owner, ResearchRequest request, LocalDate today) {
        var session = SqlResearchWork.RESEARCHING.named(owner);
        return unitOfWork
                .run(session, transaction -> work.live(transaction, owner)
                        .filter(live -> live)
                        .flatMap(live -> work.revision(transaction, owner)))
                .flatMap(revision -> access.of(owner)
                        .filter(leave -> leave.gives(AskedOwners.NEEDED))
                        .flatMap(leave -> candidates(owner, request, leave, today)
                                .map(found -> new Taken(owner, leave, revision, elements(request, leave), found))))
                .contextWrite(context -> context.put(Session.class, session));
    }

    private static List<String> elements(ResearchRequest request, ResearchAccess.Leave leave) {
        return request.variables().stream()
                .map(ResearchVariable::element)
                .filter(leave::gives)
                .distinct()
                .toList();
    }

    private Mono<List<Candidate>> candidates(
            String owner, ResearchRequest request, ResearchAccess.Leave leave, LocalDate today) {
        var cells = new Cells(request.variables(), leave);
        var noun = noun(Subject.INCIDENT);
        var filters = new ArrayList<>(noun.shareable(owner));
        filters.add(new Filter("event_date >= ?", LocalDate.of(request.firstYear(), 1, 1)));
        filters.add(new Filter("event_date < ?", LocalDate.of(request.lastYear(today) + 1, 1, 1)));
        return noun.table()
                .pages(unitOfWork, owner, filters, AT_ONCE)
                .buffer(AT_ONCE)
                .concatMap(some -> reviews(owner, some, cells)
                        .publishOn(Schedulers.parallel())
                        .map(reviews -> some.stream()
                                .map(incident ->
                                        cells.candidate(incident, reviews.getOrDefault(incident.id(), List.of())))
                                .toList()))
                .flatMapIterable(found -> found)
                .collectList();
    }

    private Mono<Map<UUID, List<Candidate.Review>>> reviews(String owner, List<StoredRecord> incidents, Cells cells) {
        if (!cells.ofReviews()) {
            return Mono.just(Map.of());
        }
        var noun = noun(Subject.REVIEW);
        var filters = new ArrayList<>(noun.shareable(owner));
        filters.add(new Filter(
                "incident_id = ANY (?)",
                incidents.stream().map(StoredRecord::id).toArray(UUID[]::new)));
        return unitOfWork
                .run(transaction -> noun.table().besideMeeting(transaction, owner, filters))
                .publishOn(Schedulers.parallel())
                .map(found -> {
                    var byIncident = new HashMap<UUID, List<Candidate.Review>>();
                    found.forEach(review -> byIncident
                            .computeIfAbsent(
                                    (UUID) Objects.requireNonNull(
                                            review.facets().get("incident_id")),
                                    any -> new ArrayList<>())
                            .add(cells.review(review.content())));
                    return byIncident;
                });
    }

    private RecordsToShare noun(Subject subject) {
        return Objects.requireNonNull(nouns.get(subject));
    }

    /** Records as cells of the variables that were asked for; those that the owner does not give are empty. */
    private record Cells(List<ResearchVariable> variables, ResearchAccess.Leave leave) {

        boolean ofReviews() {
            return variables.stream()
                    .anyMatch(one -> one.element().startsWith("review.") && leave.gives(one.element()));
        }

        Candidate candidate(StoredRecord incident, List<Candidate.Review> reviews) {
            return new Candidate(
                    incident.jurisdiction(),
                    incident.id(),
                    (UUID) incident.facets().get("event_id"),
                    Extract.identifying(variables).stream()
                            .map(one -> leave.gives(one.element()) ? Identifying.value(one, incident) : null)
                            .collect(Collectors.toCollection(ArrayList::new)),
                    Extract.told(variables).stream()
                            .map(one -> cell(one, incident.content(), false))
                            .collect(Collectors.toCollection(ArrayList::new)),
                    reviews);
        }

        Candidate.Review review(JsonNode content) {
            return new Candidate.Review(
                    row(ExtractTable.REVIEWS, content, false),
                    ExtractTable.BELOW_REVIEWS.stream()
                            .map(table -> content.path(table.id())
                                    .valueStream()
                                    .map(part -> row(table, part, true))
                                    .filter(row -> row.stream().anyMatch(Objects::nonNull))
                                    .toList())
                            .toList());
        }

        private List<@Nullable Object> row(ExtractTable table, JsonNode content, boolean part) {
            var row = new ArrayList<@Nullable Object>();
            table.of(variables).forEach(one -> row.add(cell(one, content, part)));
            return row;
        }

        private @Nullable Object cell(ResearchVariable variable, JsonNode content, boolean part) {
            if (!leave.gives(variable.element())) {
                return null;
            }
            var element = Definitions.published().element(variable.element()).orElseThrow();
            var node = part
                    ? content.path(element.path().substring(element.path().lastIndexOf('.') + 1))
                    : Identifying.node(content, element);
            return ElementColumns.value(node, ElementColumns.type(element));
        }
    }
}
