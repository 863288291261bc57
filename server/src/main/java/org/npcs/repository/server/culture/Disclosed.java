package org.npcs.repository.server.culture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.npcs.repository.contract.definition.CultureInstrument;
import org.npcs.repository.contract.definition.CultureScale;
import org.npcs.repository.server.analytics.GroupFigures;

/**
 * The result of a wave as it may be told to anybody, its member included: units that are too small are hidden, and with them
 * whatever would give them away. A unit is told on all scales or on none; a scale that nobody answered was not collected.
 *
 * @param units each unit and scale
 * @param whole the whole member for each scale
 */
public record Disclosed(List<CultureFigure> units, List<CultureFigure> whole) {

    private static final String SMALL = "suppressed-small";
    private static final String BESIDE = "suppressed-complementary";
    private static final String UNASKED = "not-collected";

    static Disclosed of(CultureWave wave, List<CultureCell> cells) {
        return of(wave.instrument(), wave.units(), cells);
    }

    static Disclosed of(CultureInstrument instrument, Map<String, Integer> eligible, List<CultureCell> cells) {
        var byScale = new LinkedHashMap<String, Map<String, CultureCell>>();
        instrument.scales().stream().map(CultureScale::id).forEach(scale -> byScale.put(scale, new TreeMap<>()));
        cells.forEach(
                cell -> byScale.getOrDefault(cell.scale(), new TreeMap<>()).put(cell.unit(), cell));
        var asked = byScale.values().stream()
                .map(Disclosed::respondents)
                .filter(table -> table.values().stream().anyMatch(people -> people > 0))
                .toList();
        var hidden = GroupFigures.hidden(asked, instrument.minimumRespondents());
        var all = sum(List.copyOf(eligible.values()));
        var units = new ArrayList<CultureFigure>();
        var whole = new ArrayList<CultureFigure>();
        byScale.forEach((scale, byUnit) -> whole.add(
                hidden.whole() || unasked(byUnit)
                        ? CultureFigure.hidden(null, scale, why(byUnit, instrument.minimumRespondents()))
                        : whole(scale, List.copyOf(byUnit.values()), all)));
        eligible.keySet().stream()
                .sorted()
                .forEach(unit -> byScale.forEach((scale, byUnit) -> {
                    var cell = byUnit.get(unit);
                    units.add(
                            cell == null || hidden.of(unit) || unasked(byUnit)
                                    ? CultureFigure.hidden(unit, scale, why(hidden, unit, unasked(byUnit)))
                                    : CultureFigure.of(
                                            unit,
                                            scale,
                                            cell.respondents(),
                                            eligible.getOrDefault(unit, 0),
                                            cell.mean(),
                                            cell.agreeing()));
                }));
        return new Disclosed(units, whole);
    }

    private static boolean unasked(Map<String, CultureCell> byUnit) {
        return byUnit.values().stream().allMatch(cell -> cell.respondents() == 0);
    }

    private static String why(Map<String, CultureCell> byUnit, int least) {
        if (unasked(byUnit)) {
            return UNASKED;
        }
        return sum(byUnit.values().stream().map(CultureCell::respondents).toList()) < least ? SMALL : BESIDE;
    }

    private static String why(GroupFigures.Hidden hidden, String unit, boolean unasked) {
        if (unasked) {
            return UNASKED;
        }
        return hidden.beside().contains(unit) ? BESIDE : SMALL;
    }

    private static Map<String, Integer> respondents(Map<String, CultureCell> byUnit) {
        var respondents = new TreeMap<String, Integer>();
        byUnit.forEach((unit, cell) -> respondents.put(unit, cell.respondents()));
        return respondents;
    }

    private static CultureFigure whole(String scale, List<CultureCell> cells, int eligible) {
        int respondents = sum(cells.stream().map(CultureCell::respondents).toList());
        return CultureFigure.of(
                null,
                scale,
                respondents,
                eligible,
                cells.stream()
                                .mapToDouble(one -> one.mean() * one.respondents())
                                .sum()
                        / respondents,
                cells.stream()
                                .mapToDouble(one -> one.agreeing() * one.respondents())
                                .sum()
                        / respondents);
    }

    private static int sum(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).sum();
    }
}
