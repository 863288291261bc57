package org.npcs.repository.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.npcs.repository.client.CallOptions;
import org.npcs.repository.client.error.ConflictException;
import org.npcs.repository.client.error.NotPermittedException;
import org.npcs.repository.client.error.ValidationFailedException;
import org.npcs.repository.client.model.ActivatedThing;
import org.npcs.repository.client.model.BallotPaper;
import org.npcs.repository.client.model.Committee;
import org.npcs.repository.client.model.CommitteeStep;
import org.npcs.repository.client.model.Communication;
import org.npcs.repository.client.model.ConsensusPosition;
import org.npcs.repository.client.model.Dissent;
import org.npcs.repository.client.model.ProposalFeedback;

/** A workgroup proposes, and the committee decides: consensus first, then two-thirds of thirteen seats. */
interface CommitteeChapter extends Chapter {

    String GROUP = "infant-safety";

    /** Seats that say yes in the end. */
    List<String> AGREE = List.of("US-XA", "US-XB", "US-XB-ALD", "TR-MRN", "US-XC", "US-XD", "US-XE", "US-XF", "US-XG");

    String OBJECTS = "US-XH";

    @Test
    @Order(12)
    default void aPriorityIsAnIdeaUntilTheCommitteeHasDecided() {
        var steward = as("steward").improvement();
        var noted = steward.note(Documents.priority(plot().notice, plot().evidence, ""));
        plot().priority = noted.id();
        Chapter.hidden(() -> as("alder-analyst").improvement().priority(noted.id()));
        steward.move(noted.id(), "proposed");
        assertThatThrownBy(() -> steward.move(noted.id(), "adopted")).isInstanceOf(ValidationFailedException.class);
    }

    @Test
    @Order(13)
    default void aWorkgroupProposesItAndOutsideNobodyHearsOfIt() {
        var coordinator = as("coordinator").governance();
        coordinator.setUp(
                GROUP,
                Cast.of(
                        Committee::fromJson,
                        "{'kind':'workgroup','name':'Infant safety','purpose':'Advice on how infants sleep safely.',"
                                + "'goals':['prevent-incidents'],'seats':5,'decision':'EC-2025-004'}"));
        var author = as("alder-lead").governance().proposals();
        plot().proposal =
                author.draft(Documents.proposal(GROUP, plot().priority)).id();
        Chapter.hidden(() -> as("cedar-lead").governance().proposals().get(plot().proposal));
        author.submit(plot().proposal);
        assertThat(as("cedar-analyst")
                        .governance()
                        .proposals()
                        .get(plot().proposal)
                        .embargoed())
                .isTrue();
        assertThat(as("advisor")
                        .governance()
                        .proposals()
                        .comment(
                                plot().proposal,
                                Cast.of(ProposalFeedback::fromJson, "{'text':'Please watch removals as well.'}"))
                        .advice())
                .isTrue();
        Chapter.hidden(() -> as("steward").governance().proposals().get(plot().proposal));
        assertThatThrownBy(() -> coordinator
                        .communications()
                        .draft(Cast.of(
                                Communication::fromJson,
                                "{'kind':'external','title':'News','text':'A priority is on its way.','references':['%s']}",
                                plot().proposal)))
                .as("silence before the end")
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @Order(14)
    default void nineOfThirteenDecideAfterAnObjectionWasSustained() {
        assertThatThrownBy(
                        () -> as("alder-lead").governance().proposals().decide(plot().proposal, to("consensus-called")))
                .as("whoever proposes does not decide")
                .isInstanceOf(NotPermittedException.class);
        refused("ballot");
        step("consensus-called");
        position("US-XA", "{'position':'agree'}");
        position(OBJECTS, "{'position':'object','reason':'The cost for small teams is not known.'}");
        refused("adopted-by-consensus");
        step("objection");
        step("ballot");
        assertThatThrownBy(() -> as("advisor").governance().proposals().vote(plot().proposal, "US-XA", vote("yes")))
                .as("advisors do not vote")
                .isInstanceOf(ConflictException.class);
        paper(OBJECTS, "no");
        AGREE.subList(0, 8).forEach(member -> paper(member, "yes"));
        refused("adopted-by-two-thirds");
        paper(AGREE.get(8), "yes");
        step("adopted-by-two-thirds");
        plot().decision = String.valueOf(
                as("coordinator").governance().proposals().get(plot().proposal).decision());

        var decided = as("alder-nightly").governance().decisions().get(plot().decision);
        assertThat(List.of(decided.numerator(), decided.denominator(), decided.needed()))
                .containsExactly(9, 13, 9);
        assertThat(decided.rule()).isEqualTo("two-thirds");
        assertThat(decided.dissent()).extracting(Dissent::jurisdiction).containsExactly(OBJECTS);
        assertThat(as("steward").governance().decisions().get(plot().decision).dissent())
                .as("who said no is for members")
                .isEmpty();
    }

    @Test
    @Order(15)
    default void whatWasDecidedIsNamedByThePriorityThatBeginsWithIt() {
        var steward = as("steward").improvement();
        var priority = plot().priority;
        steward.change(
                priority,
                Documents.priority(plot().notice, plot().evidence, plot().decision),
                CallOptions.NONE.expectedVersion(steward.priority(priority).version()));
        for (String step : List.of("adopted", "piloting")) {
            steward.move(priority, step);
        }
        var adopted = as("cedar-analyst").improvement().priority(priority);
        assertThat(adopted.content().decision()).isEqualTo(plot().decision);
        assertThat(as("cedar-analyst")
                        .governance()
                        .decisions()
                        .get(plot().decision)
                        .activates())
                .extracting(ActivatedThing::reference)
                .containsExactly(priority.toString());
        Chapter.closed(() -> as("coordinator").incidents().get(plot().incident));
        Chapter.closed(() -> as("advisor").incidents().get(plot().incident));
    }

    private void step(String to) {
        as("coordinator").governance().proposals().decide(plot().proposal, to(to));
    }

    private void refused(String to) {
        assertThatThrownBy(() -> step(to)).as(to).isInstanceOf(ConflictException.class);
    }

    private static CommitteeStep to(String state) {
        return Cast.of(CommitteeStep::fromJson, "{'to':'%s'}", state);
    }

    private void position(String member, String said) {
        plot().cast
                .seat(member)
                .governance()
                .proposals()
                .state(plot().proposal, member, Cast.of(ConsensusPosition::fromJson, said));
    }

    private void paper(String member, String said) {
        plot().cast.seat(member).governance().proposals().vote(plot().proposal, member, vote(said));
    }

    private static BallotPaper vote(String said) {
        return Cast.of(BallotPaper::fromJson, "{'vote':'%s'}", said);
    }
}
