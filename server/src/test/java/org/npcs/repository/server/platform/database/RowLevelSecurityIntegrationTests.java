package org.npcs.repository.server.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** The wall behind the program: raw SQL as the role of the service. */
@ExtendWith(RunningSandbox.class)
class RowLevelSecurityIntegrationTests {

    private static final List<String> TENANT_TABLES = List.of(
            "incident",
            "incident_former_key",
            "incident_version",
            "review",
            "review_version",
            "change",
            "idempotency_key",
            "audit_entry",
            "audit_link",
            "client",
            "delegation",
            "submission",
            "submission_item",
            "submission_result",
            "submission_cause",
            "submission_work",
            "attestation",
            "attestation_version",
            "denominator",
            "denominator_version",
            "profile",
            "profile_version",
            "webhook",
            "webhook_version",
            "webhook_hint",
            "webhook_delivery",
            "webhook_attempt",
            "webhook_work",
            "committee_meeting",
            "committee_meeting_version",
            "meeting_attendance",
            "meeting_attendance_version",
            "attendance_look",
            "attendance_look_version",
            "meeting_minutes",
            "meeting_minutes_version",
            "communication",
            "communication_version",
            "communication_answer",
            "communication_answer_version",
            "communication_delivery",
            "owner_keyset",
            "record_key",
            "agreement",
            "sharing_profile",
            "shared_record",
            "shared_terms",
            "share_work",
            "disclosure",
            "withdrawal",
            "withdrawal_version",
            "client_key",
            "client_key_version",
            "analyst_token",
            "analyst_token_version",
            "analyst_token_secret",
            "go_live",
            "go_live_version",
            "linked_copy",
            "withdrawal_work",
            "legal_hold",
            "legal_hold_version",
            "hold_reach",
            "third_party_request",
            "third_party_request_version",
            "emergency_access",
            "emergency_access_version",
            "receipt",
            "audit_head",
            "sharing_profile_version",
            "agreement_version",
            "agreement_signature",
            "match_work",
            "match_fact",
            "event_link",
            "duplicate_candidate",
            "duplicate_decision",
            "release",
            "release_version",
            "release_work",
            "release_count",
            "release_cell",
            "release_table",
            "export",
            "export_work",
            "export_file",
            "export_chunk",
            "research_request",
            "research_request_version",
            "research_participation",
            "research_participation_version",
            "research_work",
            "output_check",
            "safety_notice",
            "safety_notice_version",
            "notice_number",
            "notice_audience",
            "notice_response",
            "notice_response_version",
            "outcome_observation",
            "outcome_observation_version",
            "support_profile",
            "support_profile_version",
            "support_offer",
            "support_offer_version",
            "support_offer_work",
            "support_request",
            "support_request_version",
            "support_message",
            "support_message_version",
            "peer_exchange",
            "peer_exchange_version",
            "event",
            "event_version",
            "event_attendance",
            "event_attendance_version",
            "culture_wave",
            "culture_wave_version",
            "culture_result",
            "culture_result_version",
            "culture_use",
            "culture_use_version",
            "culture_unit",
            "culture_invitation",
            "culture_tally",
            "culture_standing",
            "culture_participation",
            "culture_edition",
            "culture_edition_version",
            "bundle_observation",
            "bundle_observation_version",
            "quality_priority",
            "quality_priority_version",
            "priority_participation",
            "priority_participation_version",
            "pdsa_cycle",
            "pdsa_cycle_version",
            "library_item",
            "library_item_version",
            "library_adoption",
            "library_adoption_version",
            "library_step",
            "library_review",
            "library_review_version",
            "curriculum",
            "curriculum_version",
            "curriculum_edition",
            "curriculum_edition_version",
            "learning_cohort",
            "learning_cohort_version",
            "learning_count",
            "learning_count_version",
            "partnership_membership",
            "partnership_membership_version",
            "member_team",
            "member_team_version",
            "participant",
            "participant_version",
            "jurisdiction_relations",
            "jurisdiction_relations_version",
            "activity_statement",
            "activity_statement_version",
            "work_plan_item",
            "work_plan_item_version",
            "goal",
            "goal_version",
            "charter_version",
            "charter_version_version",
            "charter_review",
            "charter_review_version",
            "committee",
            "committee_version",
            "committee_term",
            "committee_term_version",
            "committee_office",
            "committee_office_version",
            "nomination",
            "nomination_version",
            "governance_role",
            "governance_role_version",
            "proposal",
            "proposal_version",
            "proposal_feedback",
            "proposal_feedback_version",
            "seat_voice",
            "seat_voice_version",
            "decision",
            "decision_version",
            "decision_counter",
            "team_position");

    /** What is told to every member, by its owner's word or by its nature, is left out of the count of foreign rows. */
    private static final Map<String, String> TOLD = Map.ofEntries(
            Map.entry("culture_edition", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("curriculum_edition", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("proposal", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("proposal_feedback", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("seat_voice", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("decision", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("committee_meeting", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("meeting_attendance", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("attendance_look", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("meeting_minutes", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("communication", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("communication_delivery", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("quality_priority", " WHERE audience <> 'members'"),
            Map.entry("pdsa_cycle", " WHERE audience <> 'members'"),
            Map.entry("library_item", " WHERE audience <> 'members'"),
            Map.entry("library_item_version", " WHERE audience <> 'members'"),
            Map.entry("library_adoption", " WHERE audience <> 'members'"),
            Map.entry("library_review", " WHERE false"),
            Map.entry("partnership_membership", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("member_team", " WHERE false"),
            Map.entry("team_position", " WHERE false"),
            Map.entry("jurisdiction_relations", " WHERE false"),
            Map.entry("participant", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("work_plan_item", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("goal", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("work_plan_item_version", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("charter_version", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("charter_review", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("committee", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("committee_term", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("committee_office", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("nomination", " WHERE jurisdiction <> 'OPERATOR'"),
            Map.entry("governance_role", " WHERE jurisdiction <> 'OPERATOR'"));

    private final NewMember member = NewMember.enter();

    @Test
    void withoutATenantNothingIsSeen() {
        member.stored(Samples.localKey());

        Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            for (String table : TENANT_TABLES) {
                assertThat(count(connection, table)).as(table).isZero();
            }
            actAs(connection, "");
            for (String table : TENANT_TABLES) {
                assertThat(count(connection, table)).as(table).isZero();
            }
            return true;
        });
    }

    @Test
    void aTenantSeesItsOwnRowsAndNoOthers() {
        member.stored(Samples.localKey());
        var stranger = NewMember.enter();
        stranger.stored(Samples.localKey());

        Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            actAs(connection, member.code());
            for (String table : TENANT_TABLES) {
                assertThat(Database.texts(
                                connection,
                                "SELECT DISTINCT jurisdiction FROM " + table + TOLD.getOrDefault(table, "")))
                        .as(table)
                        .isSubsetOf(member.code());
            }
            assertThat(count(connection, "incident")).isEqualTo(1);
            connection.rollback();
            assertThat(count(connection, "incident")).isZero();
            return true;
        });
    }

    @Test
    void aTenantCannotWriteForAnother() {
        var stranger = NewMember.enter();
        var id = stranger.stored(Samples.localKey());

        Database.asRuntime(connection -> {
            connection.setAutoCommit(false);
            actAs(connection, member.code());
            try (var statement = connection.createStatement()) {
                assertThat(statement.executeUpdate("UPDATE incident SET state = 'accepted' WHERE id = '" + id + "'"))
                        .isZero();
                assertThatThrownBy(() -> statement.execute("INSERT INTO idempotency_key VALUES ('" + stranger.code()
                                + "', 'x', 'y', 'z', NULL, NULL, now())"))
                        .hasMessageContaining("row-level security");
            }
            return true;
        });
    }

    @Test
    void theTrailAndTheHistoryCannotBeAlteredByTheService() {
        for (String table : List.of("audit_entry", "audit_link", "change", "incident_version", "review_version")) {
            for (String privilege : List.of("UPDATE", "DELETE", "TRUNCATE")) {
                assertThat(Database.texts("SELECT has_table_privilege('npcs_runtime', '" + table + "', '" + privilege
                                + "')::text"))
                        .as(privilege + " on " + table)
                        .containsExactly("false");
            }
        }
    }

    @Test
    void everyTableOfATenantIsForcedAndItsPoliciesOnlyRestrict() {
        var tenantTables = Database.texts("""
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND a.attname = 'jurisdiction'
                ORDER BY 1
                """);
        assertThat(tenantTables).containsExactlyInAnyOrderElementsOf(TENANT_TABLES);
        for (String table : tenantTables) {
            assertThat(Database.texts("SELECT (relrowsecurity AND relforcerowsecurity)::text FROM pg_class"
                            + " WHERE oid = '" + table + "'::regclass"))
                    .as(table)
                    .containsExactly("true");
            assertThat(Database.texts("SELECT permissive FROM pg_policies WHERE tablename = ? ORDER BY 1", table))
                    .as(table)
                    .startsWith("PERMISSIVE", "RESTRICTIVE")
                    .containsOnlyOnce("PERMISSIVE");
        }
    }

    @Test
    void noPolicyRestsOnAnImmutableFunction() {
        assertThat(Database.texts("""
                        SELECT p.proname FROM pg_policy y
                        JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = y.oid
                            AND d.refclassid = 'pg_proc'::regclass
                        JOIN pg_proc p ON p.oid = d.refobjid WHERE p.provolatile = 'i'
                        """)).isEmpty();
        assertThat(Database.texts("SELECT provolatile::text FROM pg_proc WHERE proname = 'current_tenant'"))
                .containsExactly("s");
    }

    @Test
    void theServiceOwnsNothingAndStepsAroundNothing() {
        assertThat(Database.texts("SELECT rolname FROM pg_roles WHERE rolname = 'npcs_runtime'"
                        + " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)"))
                .isEmpty();
        assertThat(Database.number("SELECT count(*) FROM pg_class WHERE relowner = 'npcs_runtime'::regrole"))
                .isZero();
        assertThat(Database.number("SELECT count(*) FROM pg_auth_members WHERE member = 'npcs_runtime'::regrole"))
                .isZero();
        assertThat(Database.texts(
                        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"))
                .as(
                        "functions with the rights of their owner: the feed is put in order and shortened; history forgets what is withdrawn;"
                                + " refusals are noted for owners, the operator counts what a client did and reads in an"
                                + " emergency; notices get their numbers")
                .containsExactlyInAnyOrder(
                        "number_changes",
                        "forget_changes",
                        "forget_history",
                        "rewrite_history",
                        "note_refusal",
                        "activity_everywhere",
                        "emergency_read",
                        "notice_moves");
        assertThat(Database.texts("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                        + " AND relkind IN ('v', 'm')"))
                .as("views")
                .isEmpty();
        Database.asRuntime(connection -> {
            try (var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("ALTER TABLE incident NO FORCE ROW LEVEL SECURITY"))
                        .hasMessageContaining("owner");
                assertThatThrownBy(() -> statement.execute("CREATE TABLE mine (id int)"))
                        .hasMessageContaining("permission denied");
            }
            return true;
        });
    }

    @Test
    void everyKeyOfATenantTableStartsWithTheTenant() {
        assertThat(Database.texts("""
                        SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'jurisdiction'
                        WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace AND i.indkey[0] <> a.attnum
                        """))
                .as(
                        "a client id is known to issuers, a shared id and a secret are drawn by chance: unique over all members")
                .containsExactlyInAnyOrder("client_pkey", "shared_record_shared_id_key", "analyst_token_secret_pkey");
        assertThat(Database.texts("""
                        SELECT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'jurisdiction'
                        WHERE k.contype = 'f' AND k.conkey[1] <> a.attnum
                        """)).isEmpty();
    }

    @Test
    void theOwnerOfTheTablesIsBoundAsWell() {
        member.stored(Samples.localKey());

        assertThat(Database.<Long>asOwner(connection -> count(connection, "incident")))
                .isZero();
    }

    private static void actAs(Connection connection, String tenant) throws SQLException {
        Database.texts(connection, "SELECT set_config('app.jurisdiction', ?, true)", tenant);
    }

    private static long count(Connection connection, String table) throws SQLException {
        return Long.parseLong(
                Database.texts(connection, "SELECT count(*) FROM " + table).get(0));
    }
}
