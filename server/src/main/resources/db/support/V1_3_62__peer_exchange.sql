-- Exchanges between members, each of the member that asks; those that were asked and those who match see it.
CREATE TABLE peer_exchange (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('asked', 'agreed', 'declined', 'held', 'learned', 'withdrawn')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    partners text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CREATE INDEX peer_exchange_in_order ON peer_exchange (id);
CALL keep_versions('peer_exchange', '${runtimeRole}');
ALTER POLICY tenant ON peer_exchange
    USING (jurisdiction = current_tenant() OR current_tenant() = ANY (string_to_array(partners, ',')) OR current_tenant() = 'OPERATOR')
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON peer_exchange AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());

-- Everybody that was asked finds each step in its own feed.
CREATE FUNCTION exchange_told() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('app.jurisdiction', true), '');
    member text;
BEGIN
    FOREACH member IN ARRAY string_to_array(NEW.partners, ',') LOOP
        PERFORM set_config('app.jurisdiction', member, true);
        INSERT INTO change (jurisdiction, noun, record_id, natural_key, version, kind, state, at, request_id)
        VALUES (member, TG_TABLE_NAME, NEW.id, NEW.natural_key, NEW.version, CASE TG_OP WHEN 'INSERT' THEN 'created' ELSE 'moved' END,
            NEW.state, NEW.stored_at, current_setting('app.request'));
    END LOOP;
    PERFORM set_config('app.jurisdiction', before, true);
    RETURN NULL;
END $$;
CREATE TRIGGER exchange_told AFTER INSERT OR UPDATE ON peer_exchange FOR EACH ROW EXECUTE FUNCTION exchange_told();
