-- Requests for support, each of the member that asks. The member that helps and those who match see it; changes are made in the
-- name of the member that asks, so that its trail and its feed tell them.
CREATE TABLE support_request (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('requested', 'matched', 'in-progress', 'closed', 'withdrawn')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    helper text CHECK (helper <> jurisdiction),
    matched_at timestamptz,
    closed_at timestamptz,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    CHECK ((state IN ('matched', 'in-progress', 'closed')) <= (helper IS NOT NULL))
);
CREATE INDEX support_request_by_helper ON support_request (helper, id) WHERE helper IS NOT NULL;
CREATE INDEX support_request_in_order ON support_request (id);
CALL keep_versions('support_request', '${runtimeRole}');
ALTER POLICY tenant ON support_request
    USING (jurisdiction = current_tenant() OR helper = current_tenant() OR current_tenant() = 'OPERATOR')
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON support_request AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());

-- The helper finds each step that concerns it in its own feed, the one that releases it included.
CREATE FUNCTION support_told() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('app.jurisdiction', true), '');
    told text := coalesce(NEW.helper, OLD.helper);
BEGIN
    IF told IS NOT NULL THEN
        PERFORM set_config('app.jurisdiction', told, true);
        INSERT INTO change (jurisdiction, noun, record_id, natural_key, version, kind, state, at, request_id)
        VALUES (told, TG_TABLE_NAME, NEW.id, NEW.natural_key, NEW.version,
            CASE WHEN OLD.helper IS NULL THEN 'created' ELSE 'moved' END, NEW.state, NEW.stored_at, current_setting('app.request'));
        PERFORM set_config('app.jurisdiction', before, true);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER support_told AFTER UPDATE ON support_request FOR EACH ROW EXECUTE FUNCTION support_told();

-- What the two sides write to each other. The operator never sees it, and a helper sees only what was written with itself.
CREATE TABLE support_message (
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
    support_request_id uuid NOT NULL,
    author text NOT NULL,
    helper text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    FOREIGN KEY (jurisdiction, support_request_id) REFERENCES support_request (jurisdiction, id),
    CHECK (author IN (jurisdiction, helper))
);
CREATE INDEX support_message_by_request ON support_message (support_request_id, id);
CALL keep_versions('support_message', '${runtimeRole}');
ALTER POLICY tenant ON support_message
    USING (jurisdiction = current_tenant() OR helper = current_tenant() AND EXISTS (SELECT FROM support_request r
        WHERE r.jurisdiction = support_message.jurisdiction AND r.id = support_request_id AND r.helper = current_tenant()))
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON support_message AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());

CREATE FUNCTION message_told() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('app.jurisdiction', true), '');
BEGIN
    PERFORM set_config('app.jurisdiction', NEW.helper, true);
    INSERT INTO change (jurisdiction, noun, record_id, natural_key, version, kind, state, at, request_id)
    VALUES (NEW.helper, TG_TABLE_NAME, NEW.id, NEW.natural_key, NEW.version, 'created', NEW.state, NEW.stored_at,
        current_setting('app.request'));
    PERFORM set_config('app.jurisdiction', before, true);
    RETURN NULL;
END $$;
CREATE TRIGGER message_told AFTER INSERT ON support_message FOR EACH ROW EXECUTE FUNCTION message_told();
