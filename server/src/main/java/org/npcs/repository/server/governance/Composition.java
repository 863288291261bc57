package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who sits on a committee, by kind of jurisdiction and by size class.
 *
 * @param committee key of the committee
 * @param on the day
 * @param seats seats that are taken
 * @param byKind groups by kind, in the order of codes
 * @param bySize groups by size class, in the order of codes
 */
public record Composition(String committee, LocalDate on, int seats, List<Group> byKind, List<Group> bySize) {

    /**
     * Seats and members of one kind or class.
     *
     * @param code code of the kind or class
     */
    public record Group(String code, int seats, int members) {}

    /** A member and where it counts. */
    record Member(String code, String kind, String size) {

        private static final double SMALL = 250_000;
        private static final double MEDIUM = 1_000_000;

        /** A member of a size that is told as a class alone. */
        static Member of(String code, String kind, @Nullable Double children) {
            return new Member(
                    code,
                    kind,
                    children == null
                            ? "not-stated"
                            : children < SMALL ? "small" : children < MEDIUM ? "medium" : "large");
        }
    }

    static Composition of(String committee, LocalDate on, List<Seat> sitting, List<Member> members) {
        return new Composition(
                committee,
                on,
                sitting.size(),
                groups(sitting, members, Member::kind),
                groups(sitting, members, Member::size));
    }

    private static List<Group> groups(List<Seat> sitting, List<Member> members, Function<Member, String> by) {
        Map<String, int[]> counts = new TreeMap<>();
        for (var member : members) {
            var count = counts.computeIfAbsent(by.apply(member), code -> new int[2]);
            count[0] += (int) sitting.stream()
                    .filter(seat -> seat.holder().code().equals(member.code()))
                    .count();
            count[1]++;
        }
        return counts.entrySet().stream()
                .map(one -> new Group(one.getKey(), one.getValue()[0], one.getValue()[1]))
                .toList();
    }

    /** Codes of the groups that have members and no seat. */
    public static List<String> gaps(List<Group> groups) {
        return groups.stream().filter(one -> one.seats() == 0).map(Group::code).toList();
    }
}
