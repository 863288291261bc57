-- Agreements of a member; the natural key is `kind/number`. The content changes only while it is a draft.
CREATE TABLE agreement (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
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
    kind text NOT NULL,
    number integer NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('agreement', '${runtimeRole}');

-- What was signed stays signed.
CREATE TABLE agreement_signature (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    agreement_id uuid NOT NULL,
    party text NOT NULL,
    office text NOT NULL,
    signed_on date NOT NULL,
    method text NOT NULL,
    reference text,
    noted_at timestamptz NOT NULL,
    noted_by text NOT NULL,
    PRIMARY KEY (jurisdiction, agreement_id, party, office),
    FOREIGN KEY (jurisdiction, agreement_id) REFERENCES agreement (jurisdiction, id)
);
CALL protect_by_tenant('agreement_signature');
GRANT SELECT, INSERT ON agreement_signature TO ${runtimeRole};

CREATE FUNCTION agreed_content_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' AND NEW.content <> OLD.content THEN
        RAISE EXCEPTION 'the content of an agreement that is no draft does not change';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agreed_content_stays BEFORE UPDATE ON agreement FOR EACH ROW EXECUTE FUNCTION agreed_content_stays();

-- Between which days the agreement of a member holds; version and state stand there already.
ALTER TABLE jurisdiction ADD COLUMN agreement_from date, ADD COLUMN agreement_until date;

-- As before, and what the agreement of the member that the client works for says now: it is read with every request, so that
-- a suspension counts from the next one on every instance.
DROP FUNCTION client_standing(text, text, text, text, date);
CREATE FUNCTION client_standing(tenant text, client text, actor text, acting_for text, today date)
    RETURNS TABLE (client_id text, jurisdiction text, name text, kind text, scopes text[], key_expires_on date, state text,
        version integer, delegation_id uuid, delegation_jurisdiction text, delegation_scopes text[], from_date date,
        until_date date, delegation_state text, delegation_version integer, granted_by text,
        profile_version integer, agreement_version text, agreement_state text, agreement_from date, agreement_until date)
    LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
BEGIN
    PERFORM open_session(tenant, client, actor, '');
    RETURN QUERY
        SELECT c.client_id, c.jurisdiction, c.name, c.kind, c.scopes, c.key_expires_on, c.state, c.version,
            d.id, d.jurisdiction, d.scopes, d.from_date, d.until_date, d.state, d.version, d.granted_by,
            (SELECT p.version FROM profile p WHERE p.jurisdiction = coalesce(acting_for, c.jurisdiction)),
            j.agreement_version, j.agreement_state, j.agreement_from, j.agreement_until
        FROM client c
        LEFT JOIN LATERAL (SELECT * FROM delegation g WHERE g.client_id = c.client_id AND g.jurisdiction = acting_for
            ORDER BY (g.state = 'granted' AND today BETWEEN g.from_date AND g.until_date) DESC, g.id DESC LIMIT 1) d ON true
        LEFT JOIN jurisdiction j ON j.code = coalesce(acting_for, c.jurisdiction)
        WHERE c.client_id = $2;
END $$;
