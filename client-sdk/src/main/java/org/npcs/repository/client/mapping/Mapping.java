package org.npcs.repository.client.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.local.Crosswalk;
import org.npcs.repository.client.local.Crosswalk.Entry;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.ReviewContent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A worksheet at work: local codes become national ones where somebody decided so, and nowhere else. The local list of a
 * line is the element that it is for, such as {@code incident.child.sex}, or a list of the owner that {@link #withList} names
 * for the element. An element of whose list the worksheet has no line holds national codes already and is left alone.
 * Works without a network.
 */
public final class Mapping {

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final JsonMapper JSON = new JsonMapper();

    private final Crosswalk worksheet;
    private final CodeLists lists;
    private final Map<String, String> localLists;
    private final @Nullable String label;

    private Mapping(Crosswalk worksheet, CodeLists lists, Map<String, String> localLists, @Nullable String label) {
        this.worksheet = worksheet;
        this.lists = lists;
        this.localLists = localLists;
        this.label = label;
    }

    /** Puts a worksheet to work. */
    public static Mapping of(Crosswalk worksheet, CodeLists lists) {
        return new Mapping(worksheet, lists, Map.of(), null);
    }

    /** Returns a copy in which an element takes its local codes from a list of the owner. */
    public Mapping withList(String element, String localList) {
        Map<String, String> more = new HashMap<>(localLists);
        more.put(element, localList);
        return new Mapping(worksheet, lists, Map.copyOf(more), label);
    }

    /** Returns a copy with a version of the owner's own, such as {@code 2026-07}, in the place of the hash. */
    public Mapping labelled(String version) {
        if (!LABEL.matcher(version).matches()) {
            throw new UsageException("a mapping version has up to 40 letters, digits or ._-");
        }
        return new Mapping(worksheet, lists, localLists, version);
    }

    /** Returns the version to stamp on uploads: the label, or a hash that changes with every decision. */
    public String version() {
        return label == null ? worksheet.version() : label;
    }

    /** Adds every code of an extract to the worksheet and counts how often it was seen. Nothing is mapped by that. */
    public void init(Extract extract) {
        init(extract, element -> true);
    }

    /** Adds the codes of some elements, such as those that the local system does not hold in national codes. */
    public void init(Extract extract, Predicate<String> elements) {
        extract.codes(lists, (element, code) -> {
            if (elements.test(element)) {
                worksheet.national(list(element), code, "");
            }
            return null;
        });
    }

    /**
     * Fills in national codes whose published words are those of the local label, as suggestions that count for nothing
     * until somebody has changed their confidence. A code that catches all is never suggested.
     *
     * @return how many were suggested
     */
    public int suggest() {
        int suggested = 0;
        for (Entry entry : worksheet.entries()) {
            if (entry.nationalCode().isEmpty() && !entry.localLabel().isBlank()) {
                List<NationalCode> same = codes(entry).stream()
                        .filter(code -> words(code.label()).equals(words(entry.localLabel())))
                        .filter(code -> !code.catchesAll())
                        .toList();
                if (same.size() == 1) {
                    worksheet.put(new Entry(
                            entry.localList(),
                            entry.localCode(),
                            entry.localLabel(),
                            entry.timesSeen(),
                            same.get(0).code(),
                            Crosswalk.SUGGESTED,
                            entry.note()));
                    suggested++;
                }
            }
        }
        return suggested;
    }

    /** Looks at every line, for events of this date. */
    public MappingCheck check(LocalDate eventDate) {
        List<Entry> mapped = worksheet.entries().stream()
                .filter(Entry::mapped)
                .sorted(Comparator.comparingLong(Entry::timesSeen).reversed())
                .toList();
        return new MappingCheck(
                worksheet.unmapped(),
                mapped.stream().filter(entry -> code(entry).isEmpty()).toList(),
                mapped.stream()
                        .filter(entry -> code(entry)
                                .filter(code -> !code.usableAt(eventDate))
                                .isPresent())
                        .toList(),
                mapped.stream()
                        .filter(entry -> entry.note().isBlank()
                                && code(entry).filter(NationalCode::catchesAll).isPresent())
                        .toList());
    }

    /** Returns the incident with national codes. */
    public Mapped<IncidentContent> apply(IncidentContent content) {
        List<String> unmapped = new ArrayList<>();
        List<String> outOfPeriod = new ArrayList<>();
        JsonNode json = JSON.readTree(content.toJson());
        byte[] mapped = apply("incident", json, content.eventDate(), unmapped, outOfPeriod);
        return new Mapped<>(IncidentContent.fromJson(mapped), List.copyOf(unmapped), List.copyOf(outOfPeriod));
    }

    /**
     * Returns the review with national codes.
     *
     * @param eventDate date of the event under review, by which codes are judged, or null where it is not at hand
     */
    public Mapped<ReviewContent> apply(ReviewContent content, @Nullable LocalDate eventDate) {
        List<String> unmapped = new ArrayList<>();
        List<String> outOfPeriod = new ArrayList<>();
        JsonNode json = JSON.readTree(content.toJson());
        byte[] mapped = apply("review", json, eventDate, unmapped, outOfPeriod);
        return new Mapped<>(ReviewContent.fromJson(mapped), List.copyOf(unmapped), List.copyOf(outOfPeriod));
    }

    private byte[] apply(
            String subject, JsonNode json, @Nullable LocalDate date, List<String> unmapped, List<String> outOfPeriod) {
        new CodedPlaces(lists).visit(subject, json, (element, local) -> {
            if (!worksheet.knows(list(element))) {
                return null;
            }
            Entry entry =
                    worksheet.find(list(element), local).filter(Entry::mapped).orElse(null);
            if (entry == null) {
                worksheet.national(list(element), local, "");
                unmapped.add(element);
                return null;
            }
            NationalCode code = find(element, entry.nationalCode()).orElse(null);
            if (code == null || date != null && !code.usableAt(date)) {
                outOfPeriod.add(element);
            }
            return entry.nationalCode();
        });
        return JSON.writeValueAsBytes(json);
    }

    private String list(String element) {
        return localLists.getOrDefault(element, element);
    }

    private Optional<NationalCode> code(Entry entry) {
        return codes(entry).stream()
                .filter(code -> code.code().equals(entry.nationalCode()))
                .findFirst();
    }

    private List<NationalCode> codes(Entry entry) {
        List<NationalCode> all = new ArrayList<>();
        localLists.forEach((element, list) -> {
            if (list.equals(entry.localList())) {
                lists.codeSystem(element).map(lists::codes).ifPresent(all::addAll);
            }
        });
        if (all.isEmpty()) {
            lists.codeSystem(entry.localList()).map(lists::codes).ifPresent(all::addAll);
        }
        return all;
    }

    private Optional<NationalCode> find(String element, String national) {
        return lists.codeSystem(element).map(lists::codes).orElse(List.of()).stream()
                .filter(code -> code.code().equals(national))
                .findFirst();
    }

    private static String words(String label) {
        return label.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** Returns the version, no code. */
    @Override
    public String toString() {
        return "Mapping " + version();
    }
}
