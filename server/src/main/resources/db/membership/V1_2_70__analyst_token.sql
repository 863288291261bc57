-- Analyst tokens; the natural key is the identifier. A token is `active` until it is `revoked`; that its last day is over follows from
-- its content.
CREATE TABLE analyst_token (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('active', 'revoked')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    made_with text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('analyst_token', '${runtimeRole}');

-- What a token may do never grows, and what was revoked stays so.
CREATE FUNCTION analyst_token_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.content <> OLD.content OR NEW.made_with <> OLD.made_with OR OLD.state = 'revoked' THEN
        RAISE EXCEPTION 'an analyst token does not change but by its revocation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER analyst_token_stays BEFORE UPDATE ON analyst_token FOR EACH ROW EXECUTE FUNCTION analyst_token_stays();

-- A keyed digest of the secret of each token, and the last day of its use, which is no version of anything. A request that brings
-- the secret may see its row before it is known whose it is.
CREATE TABLE analyst_token_secret (
    digest text PRIMARY KEY CHECK (length(digest) = 64),
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    token_id uuid NOT NULL,
    last_used_on date,
    UNIQUE (jurisdiction, token_id),
    FOREIGN KEY (jurisdiction, token_id) REFERENCES analyst_token (jurisdiction, id)
);
ALTER TABLE analyst_token_secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE analyst_token_secret FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON analyst_token_secret USING (true);
CREATE POLICY owner ON analyst_token_secret AS RESTRICTIVE
    USING (jurisdiction = current_tenant() OR digest = nullif(current_setting('app.analyst_token', true), ''))
    WITH CHECK (jurisdiction = current_tenant());
GRANT SELECT, INSERT ON analyst_token_secret TO ${runtimeRole};
GRANT UPDATE (last_used_on) ON analyst_token_secret TO ${runtimeRole};

-- What holds for the token with a secret now, and for the client that made it. One round trip.
CREATE FUNCTION analyst_token_standing(tenant text, client text, actor text, secret text, today date)
    RETURNS TABLE (token_id uuid, jurisdiction text, content text, state text, version integer, last_used_on date,
        maker_state text, profile_version integer)
    LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
    found analyst_token_secret;
    held analyst_token;
BEGIN
    PERFORM open_session(tenant, client, actor, ''), set_config('app.analyst_token', secret, true);
    SELECT * INTO found FROM analyst_token_secret s WHERE s.digest = secret;
    PERFORM set_config('app.analyst_token', '', true);
    IF found.token_id IS NULL THEN
        RETURN;
    END IF;
    PERFORM open_session(found.jurisdiction, client, actor, '');
    SELECT * INTO held FROM analyst_token t WHERE t.jurisdiction = found.jurisdiction AND t.id = found.token_id;
    RETURN QUERY
        SELECT held.id, held.jurisdiction, held.content, held.state, held.version, found.last_used_on, c.state, c.profile_version
        FROM client_standing(held.jurisdiction, held.made_with, held.made_with, NULL, today) c;
END $$;
