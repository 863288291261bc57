package org.npcs.repository.server.analytics.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text, the same on every machine and Java version: exact decimal expansion, half to even. */
final class Numbers {

    private Numbers() {}

    /** A number with a fixed count of decimals and commas between thousands. */
    static String fixed(double value, int decimals) {
        String plain =
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        int point = plain.indexOf('.');
        int whole = point < 0 ? plain.length() : point;
        int start = plain.startsWith("-") ? 1 : 0;
        var text = new StringBuilder(plain);
        for (int at = whole - 3; at > start; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** A coordinate: at most two decimals, no trailing zeros. */
    static String coordinate(double value) {
        long hundredths = Math.round(value * 100);
        long rest = Math.abs(hundredths % 100);
        String whole = (hundredths < 0 ? "-" : "") + Math.abs(hundredths / 100);
        if (rest == 0) {
            return whole;
        }
        return whole + (rest < 10 ? ".0" : ".") + (rest % 10 == 0 ? rest / 10 : rest);
    }
}
