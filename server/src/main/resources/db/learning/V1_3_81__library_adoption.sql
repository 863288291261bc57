-- Where members stand with library items, each its own; others read what it shares. The natural key is the identifier of the item.
CREATE TABLE library_adoption (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('considering', 'trying', 'adopted', 'stopped')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    item_id uuid NOT NULL,
    audience text NOT NULL CHECK (audience IN ('owner', 'members')),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CREATE INDEX library_adoption_by_item ON library_adoption (item_id);
CALL keep_versions('library_adoption', '${runtimeRole}');
ALTER POLICY tenant ON library_adoption USING (jurisdiction = current_tenant() OR audience = 'members' AND current_tenant() <> '')
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON library_adoption AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());

-- When a member first stated a step. It is never altered, so that what was told of a quarter once stays so. Whoever counts sees all of it,
-- and nothing else of an adoption.
CREATE TABLE library_step (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    item_id uuid NOT NULL,
    step text NOT NULL CHECK (step IN ('adopted', 'adapted', 'stopped')),
    stated_at timestamptz NOT NULL,
    PRIMARY KEY (jurisdiction, item_id, step)
);
CREATE INDEX library_step_by_item ON library_step (item_id);
CALL protect_work('library_step', 'LEARNING');
GRANT SELECT, INSERT ON library_step TO ${runtimeRole};

CREATE FUNCTION library_step_taken() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO library_step (jurisdiction, item_id, step, stated_at)
    SELECT NEW.jurisdiction, NEW.item_id, s.step, NEW.stored_at
    FROM (VALUES ('adopted', NEW.state = 'adopted'),
        ('adapted', NEW.state = 'adopted' AND NEW.content::json ->> 'adapted' = 'true'),
        -- Only what was adopted counts as stopped.
        ('stopped', NEW.state = 'stopped' AND EXISTS (SELECT FROM library_step a
            WHERE a.jurisdiction = NEW.jurisdiction AND a.item_id = NEW.item_id AND a.step = 'adopted'))) s (step, taken)
    WHERE s.taken
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER library_step_taken AFTER INSERT OR UPDATE ON library_adoption FOR EACH ROW EXECUTE FUNCTION library_step_taken();
