package org.npcs.repository.cli;

import java.util.List;
import org.npcs.repository.client.model.AgreementRecord;

/** Shows agreements. */
final class AgreementScreen {

    private AgreementScreen() {}

    static void tell(Screen screen, AgreementRecord agreement) {
        screen.say("Agreement " + agreement.id() + " of " + agreement.jurisdiction() + " is " + agreement.state()
                + "; it opens " + (agreement.opensData() ? "real data." : "no real data."));
        if (!agreement.missingSignatures().isEmpty()) {
            screen.say(agreement.missingSignatures().size() + " signatures are missing.");
        }
        screen.answer(agreement);
    }

    static void tell(Screen screen, List<AgreementRecord> agreements) {
        screen.table(
                List.of("agreement", "number", "state", "opens data", "missing signatures"),
                agreements.stream()
                        .map(one -> List.of(
                                one.id().toString(),
                                Integer.toString(one.number()),
                                one.state(),
                                one.opensData() ? "yes" : "no",
                                Integer.toString(one.missingSignatures().size())))
                        .toList());
        screen.answer(agreements);
    }
}
