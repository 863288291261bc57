package org.npcs.repository.conformance.toy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The change feed: all versions of all records of an owner in the order in which they were made. */
final class Changes {

    private final Archive archive;
    private final TokenDesk desk;

    private record Entry(Doc doc, Doc.Version version, int place) {}

    Changes(Archive archive, TokenDesk desk) {
        this.archive = archive;
        this.desk = desk;
    }

    void register(Map<String, Function<Context, Reply>> operations) {
        operations.put("listChanges", this::list);
    }

    private Reply list(Context context) {
        String owner = context.owner();
        Map<String, String> query = context.query();
        String noun = query.getOrDefault("noun", "");
        String bound = owner + " feed " + noun;
        String cursor = query.getOrDefault("cursor", "");
        int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        int from = !cursor.isEmpty()
                ? Paging.place(desk, cursor, bound)
                : query.getOrDefault("from", "start").equals("now")
                        ? entries(owner).size()
                        : 0;
        await(context, owner, noun, from);
        List<Entry> all = entries(owner);
        List<Entry> rest = all.stream()
                .filter(entry -> entry.place > from)
                .filter(entry -> noun.isEmpty() || entry.doc.noun.equals(noun))
                .toList();
        List<Entry> shown = rest.subList(0, Math.min(limit, rest.size()));
        boolean complete = shown.size() == rest.size();
        ObjectNode page = Reply.JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        shown.forEach(entry -> items.add(item(entry, bound)));
        int last = complete ? all.size() : shown.get(shown.size() - 1).place;
        page.put("complete", complete).put("nextCursor", Paging.signed(desk, last, bound));
        return Archive.guarded(Reply.json(200, page.put("oldestPosition", 1)));
    }

    /** Waits without keeping others out: the gate is the monitor, and waiting lets it go. */
    private void await(Context context, String owner, String noun, int from) {
        long end = System.nanoTime()
                + 1_000_000_000L * Integer.parseInt(context.query().getOrDefault("wait", "0"));
        while (System.nanoTime() < end
                && entries(owner).stream()
                        .noneMatch(entry -> entry.place > from && (noun.isEmpty() || entry.doc.noun.equals(noun)))) {
            context.pause(50);
        }
    }

    private List<Entry> entries(String owner) {
        List<Entry> entries = new ArrayList<>();
        // What was withdrawn keeps its places, or all that came later would move.
        Stream.of(archive.docs, archive.statements, archive.gone)
                .flatMap(List::stream)
                .filter(doc -> doc.owner.equals(owner))
                .flatMap(doc -> doc.versions.stream().map(version -> new Entry(doc, version, 0)))
                .sorted(Comparator.comparingLong(entry -> entry.version.place()))
                .forEach(entry -> entries.add(new Entry(entry.doc, entry.version, entries.size() + 1)));
        return entries;
    }

    private ObjectNode item(Entry entry, String bound) {
        Doc.Version version = entry.version;
        ObjectNode item = Reply.JSON.createObjectNode();
        item.put("cursor", Paging.signed(desk, entry.place, bound)).put("position", entry.place);
        item.put("noun", entry.doc.noun).put("recordId", entry.doc.id);
        item.put("naturalKey", entry.doc.naturalKey()).put("version", version.number());
        item.put("kind", kind(entry)).put("state", version.state());
        String before = before(entry);
        if (!before.equals(version.key()) && !entry.doc.review) {
            item.put("previousKey", before);
        }
        return item.put("at", version.at().toString());
    }

    private static String before(Entry entry) {
        int number = entry.version.number();
        return number == 1
                ? entry.version.key()
                : entry.doc.versions.get(number - 2).key();
    }

    private static String kind(Entry entry) {
        if (entry.version.number() == 1) {
            return "created";
        }
        if (Set.of("linked", "unlinked").contains(entry.version.reason())) {
            return entry.version.reason();
        }
        Doc.Version before = entry.doc.versions.get(entry.version.number() - 2);
        if (!before.key().equals(entry.version.key())) {
            return "rekeyed";
        }
        if (!before.state().equals(entry.version.state())
                && entry.version.state().equals("voided")) {
            return "voided";
        }
        if (entry.version.state().equals("withdrawn")) {
            return "withdrawn";
        }
        return before.content().equals(entry.version.content()) ? "moved" : "updated";
    }
}
