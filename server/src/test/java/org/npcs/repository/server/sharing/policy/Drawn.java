package org.npcs.repository.server.sharing.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Agreements and profiles drawn by chance, the same for the same seed. */
final class Drawn {

    static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    static final List<ShareableElement> ELEMENTS = ShareableElements.published().all();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Random random;

    Drawn(long seed) {
        random = new Random(seed);
    }

    Terms terms() {
        var agreement = JSON.createObjectNode();
        agreement.putArray("purposes").add("quality-improvement");
        var terms = agreement.putArray("terms");
        for (int i = random.nextInt(8); i >= 0; i--) {
            var term = terms.addObject().put("clause", "c" + i);
            term.putArray("elements").add(prefix());
            detail(term);
        }
        return Terms.of("1", Optional.empty(), agreement, AT);
    }

    Choices choices() {
        return Choices.ofProfile(profile(), AT);
    }

    ObjectNode profile() {
        var profile = JSON.createObjectNode();
        var choices = profile.putArray("choices");
        for (int i = random.nextInt(60); i >= 0; i--) {
            var choice = choices.addObject();
            choice.putArray("elements").add(element().id());
            detail(choice);
        }
        return profile;
    }

    ShareableElement element() {
        return ELEMENTS.get(random.nextInt(ELEMENTS.size()));
    }

    Audience audience() {
        return Audience.values()[random.nextInt(Audience.values().length)];
    }

    private String prefix() {
        var id = element().id();
        return random.nextBoolean() ? id : id.substring(0, id.indexOf('.'));
    }

    private void detail(ObjectNode of) {
        of.put("audience", audience().code());
        of.put("level", Level.values()[random.nextInt(Level.values().length)].code());
        of.put("coarsening", Coarsening.values()[random.nextInt(Coarsening.values().length)].code());
    }
}
