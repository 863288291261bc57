package org.npcs.repository.cli;

import java.util.List;

/** All commands, in the order in which people need them. */
final class Commands {

    private Commands() {}

    static List<Object> of(Session session) {
        return List.of(
                new DoctorCommand(session),
                new WhoamiCommand(session),
                new ExplainCommand(session),
                new ValidateCommand(session),
                Group.of(
                        "mapping",
                        "From local codes to national ones, by a worksheet.",
                        new MappingInitCommand(session),
                        new MappingCheckCommand(session),
                        new MappingApplyCommand(session)),
                Group.of(
                        "key",
                        "Local keys in the place of case numbers; nothing of it leaves this machine.",
                        new KeyInitCommand(session),
                        new KeyShowLocalCommand(session)),
                new SubmitCommand(session),
                new ResumeCommand(session),
                new WatchCommand(session),
                new ResultsCommand(session),
                new ReceiptsCommand(session),
                new AttestCommand(session),
                new ExportCommand(session),
                new ChartCommand(session),
                Group.of(
                        "release",
                        "Figures across members: built by one person, published by another.",
                        new ReleaseBuildCommand(session),
                        new ReleaseListCommand(session),
                        new ReleaseSuppressionsCommand(session),
                        new ReleaseStepCommand(session)),
                Group.of("privacy", "Whether somebody could be recognised.", new PublicJoinCommand(session)),
                Group.of(
                        "audit",
                        "The audit trail, verified on this machine.",
                        new AuditHeadCommand(session),
                        new AuditVerifyCommand(session)),
                admin(session),
                new CompletionCommand(session));
    }

    private static Object admin(Session session) {
        return Group.of(
                "admin",
                "Members, agreements, sharing profiles, clients, and the way to live data.",
                Group.of("member", "Members.", new MemberCreateCommand(session), new MemberListCommand(session)),
                Group.of(
                        "agreement",
                        "Agreements and their signatures.",
                        new AgreementListCommand(session),
                        new AgreementDraftCommand(session),
                        new AgreementStepCommand(session),
                        new AgreementSignCommand(session)),
                Group.of(
                        "profile",
                        "What an owner shares.",
                        new ProfileShowCommand(session),
                        new ProfileSetCommand(session),
                        new ProfileConfirmCommand(session)),
                Group.of(
                        "client",
                        "Software that may call the repository.",
                        new ClientListCommand(session),
                        new ClientAddCommand(session),
                        new ClientStepCommand(session)),
                Group.of(
                        "client-key",
                        "Keys by which clients prove themselves; a rotation has no gap.",
                        new ClientKeyListCommand(session),
                        new ClientKeyPublishCommand(session),
                        new ClientKeyEndCommand(session)),
                Group.of(
                        "gate",
                        "The way from the first try to live data.",
                        new GateStatusCommand(session),
                        new GateMoveCommand(session)));
    }
}
