package org.npcs.repository.server.running;

import java.util.ArrayList;
import java.util.List;

/** What a copy of the database holds: every row of every table as text. */
public final class Dump {

    private Dump() {}

    /** The tables that hold a text, as it is, in hexadecimal or in Base64. */
    public static List<String> tablesWith(String text) {
        return Database.asSuperuser(connection -> {
            var found = new ArrayList<String>();
            try (var names = connection
                    .createStatement()
                    .executeQuery(
                            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace")) {
                while (names.next()) {
                    var query = "SELECT count(*) FROM " + names.getString(1) + " t WHERE t::text LIKE '%' || ? || '%'"
                            + " OR t::text LIKE '%' || encode(convert_to(?, 'UTF8'), 'hex') || '%'"
                            + " OR t::text LIKE '%' || left(encode(convert_to(?, 'UTF8'), 'base64'), 12) || '%'";
                    try (var count = connection.prepareStatement(query)) {
                        for (int i = 1; i <= 3; i++) {
                            count.setString(i, text);
                        }
                        try (var rows = count.executeQuery()) {
                            rows.next();
                            if (rows.getLong(1) > 0) {
                                found.add(names.getString(1));
                            }
                        }
                    }
                }
            }
            return found;
        });
    }
}
