-- Library items belong to their members, or to the operator; others read what was published.
CREATE TABLE library_item (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    audience text NOT NULL CHECK (audience IN ('owner', 'members')),
    review_by date NOT NULL,
    published_at timestamptz,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    -- A draft is shown to nobody, and what is withdrawn has a reason.
    CONSTRAINT shown CHECK (CASE state WHEN 'draft' THEN audience = 'owner' WHEN 'published' THEN audience = 'members' ELSE true END),
    CONSTRAINT dated CHECK ((audience = 'members') = (published_at IS NOT NULL)),
    CONSTRAINT reasoned CHECK (state <> 'withdrawn' OR reason IS NOT NULL),
    CONSTRAINT candid CHECK (content::json ->> 'kind' <> 'lesson' OR content::json ->> 'result' IS NOT NULL)
);
CREATE INDEX library_item_by_id ON library_item (id);
CALL keep_versions('library_item', '${runtimeRole}');

ALTER POLICY tenant ON library_item USING (jurisdiction = current_tenant() OR audience = 'members' AND current_tenant() <> '')
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON library_item AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());
-- Versions that were published stay readable until the item is withdrawn.
ALTER POLICY tenant ON library_item_version
    USING (jurisdiction = current_tenant() OR audience = 'members' AND current_tenant() <> '' AND EXISTS (SELECT FROM library_item i
        WHERE i.jurisdiction = library_item_version.jurisdiction AND i.id = library_item_version.id AND i.state = 'published'))
    WITH CHECK (jurisdiction = current_tenant());

-- What was taken back stays so, and what was shown is no draft again, whoever writes.
CREATE FUNCTION library_item_moves() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'withdrawn' OR OLD.state = 'published' AND NEW.state = 'draft' OR NEW.published_at <> OLD.published_at THEN
        RAISE EXCEPTION 'a library item does not go back';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER library_item_moves BEFORE UPDATE ON library_item FOR EACH ROW EXECUTE FUNCTION library_item_moves();
