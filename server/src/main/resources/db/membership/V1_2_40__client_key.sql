-- Public keys of clients; the natural key is `client/key`. Those of vendors belong to the operator, like their clients. A key is
-- `published` until it is `retired` or `revoked`; when it is in use follows from the days in its content.
CREATE TABLE client_key (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('published', 'retired', 'revoked')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('client_key', '${runtimeRole}');

-- What was published under an identifier is what others verified with; and what ended, ended.
CREATE FUNCTION published_key_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.content::jsonb -> 'publicKey' <> OLD.content::jsonb -> 'publicKey' OR OLD.state = 'revoked'
        OR (OLD.state = 'retired' AND NEW.state = 'published') THEN
        RAISE EXCEPTION 'a published key does not change and does not come back';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER published_key_stays BEFORE UPDATE ON client_key FOR EACH ROW EXECUTE FUNCTION published_key_stays();
