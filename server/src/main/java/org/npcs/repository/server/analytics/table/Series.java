package org.npcs.repository.server.analytics.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.InstrumentVersion;

/**
 * The items of an instrument over its versions. An item that a crosswalk calls the same, or the same in other words, goes on
 * under the newest version; every other one stands for itself with its version.
 */
public final class Series implements RowKeys.Items {

    /** Between an item and the version in which it was rated. */
    public static final String VERSION = "@";

    private final Map<String, String> seriesOf = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final String newest;

    private Series(String instrument, boolean joined) {
        var versions = Definitions.published().instrumentVersions(instrument);
        newest = versions.isEmpty() ? "" : versions.get(versions.size() - 1).version();
        for (InstrumentVersion version : versions) {
            version.items().keySet().forEach(item -> add(instrument, version, item, joined));
        }
    }

    /** The series of an instrument, joined over versions by exact crosswalks or each version apart. */
    public static Series of(String instrument, boolean joined) {
        return new Series(instrument, joined);
    }

    private void add(String instrument, InstrumentVersion version, String item, boolean joined) {
        var own = item + VERSION + version.version();
        var name = version.version().equals(newest) ? item : joined ? exact(instrument, version.version(), item) : null;
        var series = name == null ? own : name;
        seriesOf.put(own, series);
        labels.put(series, label(version, item));
    }

    /** The item of the newest version that means the same, or null. */
    private @org.jspecify.annotations.Nullable String exact(String instrument, String version, String item) {
        return Definitions.published()
                .crosswalk(instrument, version, newest)
                .map(crosswalk -> crosswalk
                        .json()
                        .path("relations")
                        .valueStream()
                        .filter(relation -> List.of("same", "reworded-equivalent")
                                .contains(relation.path("relation").asString("")))
                        .filter(relation ->
                                relation.path("from").path(0).asString("").equals(item))
                        .map(relation -> relation.path("to").path(0).asString(""))
                        .findFirst()
                        .orElse(null))
                .orElse(null);
    }

    private static String label(InstrumentVersion version, String item) {
        return version.json()
                .path("domains")
                .valueStream()
                .flatMap(domain -> domain.path("items").valueStream())
                .filter(one -> one.path("id").asString("").equals(item))
                .map(one -> one.path("name").asString(item))
                .findFirst()
                .orElse(item);
    }

    /** The series of an item of a version, such as {@code TEA-01@2018.1}; the item itself when it is not published. */
    public String of(String itemOfVersion) {
        return seriesOf.getOrDefault(itemOfVersion, itemOfVersion);
    }

    /** All series in the order of the versions; each begins with what its version has first. */
    @Override
    public List<String> all() {
        return List.copyOf(labels.keySet());
    }

    @Override
    public String label(String series) {
        return labels.getOrDefault(series, series);
    }

    /** Whether a series goes on over all versions of the instrument; one that does not stands for its version alone. */
    public boolean comparable(String series) {
        return !series.contains(VERSION);
    }

    /** The version of a series. */
    public String version(String series) {
        int at = series.indexOf(VERSION);
        return at < 0 ? newest : series.substring(at + 1);
    }
}
