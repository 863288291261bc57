-- What researchers ask for. The operator keeps it; the client that asked reads its own.
CREATE TABLE research_request (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL,
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    requester text NOT NULL,
    client text NOT NULL,
    filed_by text NOT NULL,
    asked_by text,
    owners_answer_by timestamptz,
    destroy_by date NOT NULL,
    export_id uuid,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    CHECK (state NOT IN ('approved', 'ready') OR asked_by IS NOT NULL)
);
CALL keep_versions('research_request', '${runtimeRole}');
ALTER POLICY tenant ON research_request
    USING (jurisdiction = current_tenant() OR requester = current_tenant() AND client = current_setting('app.client', true))
    WITH CHECK (jurisdiction = current_tenant());

-- What each owner is asked, and its answer. The operator sees it; the owner's name writes it.
CREATE TABLE research_participation (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('asked', 'agreed', 'excluded', 'included', 'not-included')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    research_request_id uuid NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    UNIQUE (jurisdiction, research_request_id)
);
CREATE INDEX research_participation_by_request ON research_participation (research_request_id);
CALL keep_versions('research_participation', '${runtimeRole}');
ALTER POLICY tenant ON research_participation USING (jurisdiction = current_tenant() OR current_tenant() = 'OPERATOR')
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON research_participation AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());

-- What the repository has to do: make the extract of an approved request, or note that one was recalled.
CREATE TABLE research_work (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    request_id uuid NOT NULL,
    task text NOT NULL CHECK (task IN ('build', 'recall')),
    client text NOT NULL,
    actor text NOT NULL,
    touched_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (jurisdiction, request_id, task)
);
CALL protect_by_tenant('research_work');
GRANT SELECT, INSERT, UPDATE, DELETE ON research_work TO ${runtimeRole};

-- Tables that researchers had checked. Of those that may leave the figures are kept, to judge the next ones with them.
CREATE TABLE output_check (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    research_request_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('may-leave', 'may-not-leave')),
    figures integer NOT NULL,
    together integer NOT NULL,
    findings text NOT NULL,
    rules text NOT NULL,
    allowed text,
    PRIMARY KEY (jurisdiction, id),
    FOREIGN KEY (jurisdiction, research_request_id) REFERENCES research_request (jurisdiction, id),
    CHECK ((outcome = 'may-leave') = (allowed IS NOT NULL))
);
CREATE INDEX output_check_by_request ON output_check (research_request_id, id);
CALL protect_by_tenant('output_check');
-- Whoever sees the request sees its checks.
ALTER POLICY tenant ON output_check
    USING (jurisdiction = current_tenant() OR EXISTS (SELECT FROM research_request r WHERE r.id = research_request_id))
    WITH CHECK (jurisdiction = current_tenant());
GRANT SELECT, INSERT ON output_check TO ${runtimeRole};

-- An extract is for one client alone.
ALTER TABLE export ADD COLUMN for_client text;
CREATE POLICY reader ON export AS RESTRICTIVE USING (for_client IS NULL OR for_client = current_setting('app.client', true)
    OR current_tenant() = 'EXPORTING');

-- An extract stands in the accounts of the owners.
ALTER TABLE disclosure ADD COLUMN research_request uuid;
CREATE INDEX disclosure_by_research ON disclosure (jurisdiction, research_request) WHERE research_request IS NOT NULL;

-- Records that leave and a withdrawal that is being confirmed wait for each other, so that one sees the other.
CREATE FUNCTION keep_withdrawals(owner text) RETURNS void
    LANGUAGE sql VOLATILE
    AS $$ SELECT pg_advisory_xact_lock(hashtextextended('extract of ' || owner, 0)) $$;

-- What an owner takes back is in no extract any longer: its files go at once, and the request is noted as recalled.
CREATE FUNCTION extracts_withdrawn() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('app.jurisdiction', true), '');
    caller text := coalesce(current_setting('app.client', true), '');
    taken jsonb;
    extracts uuid[];
    touched uuid;
    request research_request;
BEGIN
    PERFORM keep_withdrawals(NEW.jurisdiction);
    PERFORM set_config('app.jurisdiction', NEW.jurisdiction, true);
    SELECT content::jsonb INTO taken FROM withdrawal WHERE jurisdiction = NEW.jurisdiction AND id = NEW.withdrawal_id;
    SELECT array_agg(DISTINCT d.research_request) INTO extracts FROM disclosure d
        WHERE d.jurisdiction = NEW.jurisdiction AND d.research_request IS NOT NULL
            AND (taken ->> 'incidentId' IS NULL OR (taken ->> 'incidentId')::uuid = ANY (d.record_ids))
            AND (taken ->> 'element' IS NULL OR EXISTS (SELECT FROM unnest(d.elements) e
                WHERE e = taken ->> 'element' OR e LIKE (taken ->> 'element') || '.%'));
    FOREACH touched IN ARRAY coalesce(extracts, '{}') LOOP
        PERFORM set_config('app.jurisdiction', 'OPERATOR', true);
        SELECT * INTO request FROM research_request WHERE jurisdiction = 'OPERATOR' AND id = touched;
        INSERT INTO research_work (jurisdiction, request_id, task, client, actor)
            VALUES ('OPERATOR', touched, 'recall', 'repository', 'repository') ON CONFLICT DO NOTHING;
        PERFORM set_config('app.jurisdiction', request.requester, true), set_config('app.client', request.client, true);
        UPDATE export SET state = 'expired', reason = 'records-withdrawn', version = version + 1, updated_at = clock_timestamp(),
            manifest = NULL WHERE jurisdiction = request.requester AND id = request.export_id AND state = 'ready';
        PERFORM remove_export_files(request.requester, request.export_id);
        PERFORM set_config('app.jurisdiction', NEW.jurisdiction, true), set_config('app.client', caller, true);
    END LOOP;
    PERFORM set_config('app.jurisdiction', before, true);
    RETURN NULL;
END $$;
CREATE TRIGGER extracts_withdrawn AFTER INSERT ON withdrawal_work FOR EACH ROW EXECUTE FUNCTION extracts_withdrawn();
