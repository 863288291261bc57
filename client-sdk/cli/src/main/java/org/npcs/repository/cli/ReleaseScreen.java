package org.npcs.repository.cli;

import java.util.List;
import org.npcs.repository.client.model.Release;

/** Shows releases. */
final class ReleaseScreen {

    private ReleaseScreen() {}

    static void tell(Screen screen, List<Release> releases) {
        screen.table(
                List.of("release", "state", "as of", "members", "rules", "digest"),
                releases.stream()
                        .map(one -> List.of(
                                one.id(),
                                one.state(),
                                one.asOf().toString(),
                                one.members() == null ? "" : one.members().toString(),
                                one.rules(),
                                one.digest() == null ? "" : one.digest()))
                        .toList());
    }
}
