-- Which records the operator may see for an hour. It ends by the clock of the repository and, whatever that says, by the clock of
-- the database; the natural key means nothing.
CREATE TABLE emergency_access (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'closed')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    opened_by text NOT NULL,
    opened_client text NOT NULL,
    closed_client text,
    expires_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    CHECK (expires_at <= created_at + interval '60 minutes')
);
CALL keep_versions('emergency_access', '${runtimeRole}');
-- The operator, who opens them for all members, sees them; they hold nothing of a record. The owner's name writes them.
ALTER POLICY tenant ON emergency_access USING (jurisdiction = current_tenant() OR current_tenant() = 'OPERATOR')
    WITH CHECK (jurisdiction = current_tenant());

CREATE FUNCTION emergency_ends() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.ends_at := clock_timestamp() + interval '60 minutes';
    ELSIF OLD.state <> 'open' OR NEW.state <> 'closed' OR (NEW.content, NEW.created_at, NEW.opened_by, NEW.expires_at, NEW.ends_at)
            IS DISTINCT FROM (OLD.content, OLD.created_at, OLD.opened_by, OLD.expires_at, OLD.ends_at) THEN
        RAISE EXCEPTION 'an emergency access is closed, and not altered';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER emergency_ends BEFORE INSERT OR UPDATE ON emergency_access FOR EACH ROW EXECUTE FUNCTION emergency_ends();

-- Whether some records of an owner may be seen by the operator now.
CREATE FUNCTION emergency_now(owner text, records uuid[]) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM emergency_access e WHERE e.jurisdiction = owner AND e.state = 'open'
        AND clock_timestamp() < e.ends_at
        AND NOT EXISTS (SELECT FROM unnest(records) r WHERE NOT jsonb_exists(e.content::jsonb -> 'recordIds', r::text)))
    $$;

-- The ticket is the legal basis of an emergency access, in the place of an agreement.
ALTER TABLE disclosure ADD COLUMN ticket text;
ALTER POLICY owner ON disclosure USING (jurisdiction = current_tenant())
    WITH CHECK (recipient = current_tenant() AND (shares_now(jurisdiction)
        OR recipient = 'OPERATOR' AND purpose = 'emergency' AND ticket IS NOT NULL AND emergency_now(jurisdiction, record_ids)));

-- Reads one record under an emergency access, for the person that opened it. The operator has no other way to a record of a
-- member: outside of this function its transactions see none. The reading is noted in the owner's trail and in its account.
CREATE FUNCTION emergency_read(access uuid, wanted uuid, asked_at timestamptz, open_incident text[], open_review text[])
    RETURNS TABLE (subject text, version integer, state text, content text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    granted emergency_access;
    seen record;
BEGIN
    IF current_tenant() IS DISTINCT FROM 'OPERATOR' THEN
        RETURN;
    END IF;
    -- Who closes it waits for the reading, or the reading sees it closed.
    SELECT e.* INTO granted FROM emergency_access e WHERE e.id = access AND e.state = 'open'
        AND e.opened_by = current_setting('app.actor') AND asked_at < e.expires_at AND clock_timestamp() < e.ends_at
        AND jsonb_exists(e.content::jsonb -> 'recordIds', wanted::text) FOR SHARE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    PERFORM set_config('app.jurisdiction', granted.jurisdiction, true);
    SELECT * INTO seen FROM (
        SELECT 'incident' AS subject, i.version, i.state, i.content FROM incident i
        WHERE i.jurisdiction = granted.jurisdiction AND i.id = wanted
        UNION ALL
        SELECT 'review', r.version, r.state, r.content FROM review r
        WHERE r.jurisdiction = granted.jurisdiction AND r.id = wanted) one WHERE one.state <> 'withdrawn';
    IF seen.subject IS NOT NULL THEN
        PERFORM audit_note('emergency-read', seen.subject, wanted, seen.version, 1);
    END IF;
    PERFORM set_config('app.jurisdiction', 'OPERATOR', true);
    IF seen.subject IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO disclosure (jurisdiction, at, recipient, client_id, request_id, purpose, noun, way, records, record_ids, agreement,
        clauses, profile_version, elements, ticket)
    VALUES (granted.jurisdiction, asked_at, 'OPERATOR', current_setting('app.client'), current_setting('app.request'), 'emergency',
        seen.subject, 'emergency', 1, ARRAY[wanted], 'none', '{}', 0,
        CASE seen.subject WHEN 'incident' THEN open_incident ELSE open_review END, granted.content::jsonb ->> 'ticket');
    RETURN QUERY SELECT seen.subject, seen.version, seen.state, seen.content;
END $$;
REVOKE ALL ON FUNCTION emergency_read(uuid, uuid, timestamptz, text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION emergency_read(uuid, uuid, timestamptz, text[], text[]) TO ${runtimeRole};
