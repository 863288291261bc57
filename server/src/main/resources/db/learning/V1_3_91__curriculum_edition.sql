-- Published versions of curricula, read by all members; the natural key is curriculum/number.
CREATE TABLE curriculum_edition (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('published', 'replaced', 'retired')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    curriculum text NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('curriculum_edition', '${runtimeRole}');
CREATE UNIQUE INDEX curriculum_edition_last ON curriculum_edition (jurisdiction, curriculum) WHERE state <> 'replaced';

ALTER POLICY tenant ON curriculum_edition USING (jurisdiction = current_tenant() OR current_tenant() <> '') WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON curriculum_edition AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());

-- What was published stays, whoever writes.
CREATE FUNCTION edition_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.content IS DISTINCT FROM NEW.content OR OLD.curriculum <> NEW.curriculum OR OLD.number <> NEW.number THEN
        RAISE EXCEPTION 'a published version of a curriculum is not altered';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER edition_stays BEFORE UPDATE ON curriculum_edition FOR EACH ROW EXECUTE FUNCTION edition_stays();
