-- The trail tells more: the operation, the purpose, refusals with their code, acts of administration, attempts of others.
-- Operation and purpose come with every entry from the running transaction, whichever statement writes it.
ALTER TABLE audit_entry
    ADD COLUMN operation text DEFAULT nullif(current_setting('app.operation', true), ''),
    ADD COLUMN purpose text DEFAULT nullif(current_setting('app.purpose', true), ''),
    ADD COLUMN outcome text NOT NULL DEFAULT 'done' CHECK (outcome IN ('done', 'refused')),
    ADD COLUMN code text,
    ADD COLUMN subject text,
    ADD COLUMN caller_jurisdiction text;
CREATE INDEX audit_entry_by_client ON audit_entry (jurisdiction, client_id, transaction, id);

-- A request is its identifier and, behind a space, its operation.
CREATE OR REPLACE FUNCTION open_session(tenant text, client text, actor text, request text) RETURNS void
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM set_config('app.jurisdiction', tenant, true), set_config('app.client', client, true),
        set_config('app.actor', actor, true), set_config('app.request', split_part(request, ' ', 1), true),
        set_config('app.operation', split_part(request, ' ', 2), true);
END $$;

-- An act of administration leaves an entry in the trail of whoever acts, and in that of the owner of what was changed. What is
-- done to the tables by hand does as well.
CREATE FUNCTION act_noted() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    changed jsonb := to_jsonb(NEW);
    before text := coalesce(current_setting('app.jurisdiction', true), '');
    acting text := coalesce(current_tenant(), 'OPERATOR');
    owner text := coalesce(changed ->> 'jurisdiction', changed ->> 'code', acting);
    trail text;
BEGIN
    FOREACH trail IN ARRAY CASE WHEN owner = acting THEN ARRAY[acting] ELSE ARRAY[acting, owner] END LOOP
        PERFORM set_config('app.jurisdiction', trail, true);
        INSERT INTO audit_entry (jurisdiction, client_id, actor, request_id, action, noun, record_id, subject, version,
            caller_jurisdiction)
        VALUES (trail, coalesce(nullif(current_setting('app.client', true), ''), 'database'),
            coalesce(nullif(current_setting('app.actor', true), ''), 'database'),
            coalesce(current_setting('app.request', true), ''),
            CASE TG_OP WHEN 'INSERT' THEN 'create' ELSE 'update' END, TG_TABLE_NAME,
            coalesce(changed ->> 'agreement_id', changed ->> 'id')::uuid,
            coalesce(changed ->> 'client_id', changed ->> 'code', changed ->> 'instrument'),
            CASE WHEN jsonb_typeof(changed -> 'version') = 'number' THEN (changed ->> 'version')::integer END,
            CASE WHEN trail <> acting THEN acting END);
    END LOOP;
    PERFORM set_config('app.jurisdiction', before, true);
    RETURN NULL;
END $$;
CREATE TRIGGER act_noted AFTER INSERT OR UPDATE ON client FOR EACH ROW EXECUTE FUNCTION act_noted();
CREATE TRIGGER act_noted AFTER INSERT OR UPDATE ON delegation FOR EACH ROW EXECUTE FUNCTION act_noted();
CREATE TRIGGER act_noted AFTER INSERT ON agreement_signature FOR EACH ROW EXECUTE FUNCTION act_noted();
CREATE TRIGGER act_noted AFTER INSERT ON instrument_version FOR EACH ROW EXECUTE FUNCTION act_noted();
CREATE TRIGGER act_noted AFTER INSERT ON jurisdiction FOR EACH ROW EXECUTE FUNCTION act_noted();
CREATE TRIGGER act_changed AFTER UPDATE ON jurisdiction FOR EACH ROW
    WHEN (NEW.version IS DISTINCT FROM OLD.version) EXECUTE FUNCTION act_noted();

-- How many records and clients of an owner have an identifier. Every place is asked, so that the work does not tell which.
CREATE FUNCTION owned_with(owner text, wanted uuid, wanted_client text) RETURNS bigint
    LANGUAGE sql STABLE AS $$
    SELECT count(*) FROM (
        SELECT 1 FROM incident WHERE jurisdiction = owner AND id = wanted
        UNION ALL SELECT 1 FROM review WHERE jurisdiction = owner AND id = wanted
        UNION ALL SELECT 1 FROM submission WHERE jurisdiction = owner AND id = wanted
        UNION ALL SELECT 1 FROM agreement WHERE jurisdiction = owner AND id = wanted
        UNION ALL SELECT 1 FROM withdrawal WHERE jurisdiction = owner AND id = wanted
        UNION ALL SELECT 1 FROM delegation WHERE jurisdiction = owner AND id = wanted
        UNION ALL SELECT 1 FROM duplicate_candidate WHERE jurisdiction = owner AND id = wanted
        UNION ALL SELECT 1 FROM shared_record WHERE jurisdiction = owner AND shared_id = wanted
        UNION ALL SELECT 1 FROM client WHERE jurisdiction = owner AND client_id = wanted_client) found
    $$;

-- Notes a refusal in the trail of the caller and, when it was an attempt at what is another's, in that of the owner. It writes two
-- entries and asks for every owner whatever there is, so that the caller cannot tell by the work: an attempt at what is nobody's, or the
-- caller's own, is noted for NOBODY. It runs with the rights of the owner of the tables because the caller's tenant must see neither
-- the other's records nor its trail; it can do nothing else.
CREATE FUNCTION note_refusal(home text, client text, actor text, request text, addressed text, wanted uuid, wanted_client text,
        problem text) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    candidate text;
    owner text;
BEGIN
    FOR candidate IN SELECT j.code FROM jurisdiction j UNION ALL SELECT 'OPERATOR' LOOP
        PERFORM set_config('app.jurisdiction', candidate, true);
        IF (addressed IS NULL AND owned_with(candidate, wanted, wanted_client) > 0) OR addressed = candidate THEN
            owner := candidate;
        END IF;
    END LOOP;
    PERFORM open_session(home, client, actor, request);
    INSERT INTO audit_entry (jurisdiction, client_id, actor, request_id, action, noun, record_id, records, outcome, code)
    VALUES (home, client, actor, current_setting('app.request'), 'attempt', 'request', wanted, 0, 'refused', problem);
    owner := CASE WHEN owner IS NULL OR owner = home THEN 'NOBODY' ELSE owner END;
    PERFORM set_config('app.jurisdiction', owner, true);
    INSERT INTO audit_entry (jurisdiction, client_id, actor, request_id, action, noun, record_id, records, outcome, code,
        caller_jurisdiction)
    VALUES (owner, client, actor, current_setting('app.request'), 'attempt', 'request', wanted, 0, 'refused', problem, home);
    PERFORM set_config('app.jurisdiction', home, true);
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION note_refusal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION note_refusal TO ${runtimeRole};
