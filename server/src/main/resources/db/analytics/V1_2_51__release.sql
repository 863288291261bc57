-- Releases belong to the operator. The natural key is the identifier, such as `2026Q3.1`; the content holds what is told of one.
CREATE TABLE release (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
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
    base text NOT NULL,
    revision integer NOT NULL,
    requested_by text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('release', '${runtimeRole}');
-- What was published is there for everybody; the operator alone writes.
ALTER POLICY tenant ON release
    USING (jurisdiction = current_tenant() OR state IN ('published', 'revised', 'recalled'))
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON release AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());

-- What was published is as it was: nothing but its state moves on.
CREATE FUNCTION release_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('published', 'revised', 'recalled') AND (NEW.state NOT IN ('published', 'revised', 'recalled')
            OR NEW.content::jsonb - 'revisedBy' <> OLD.content::jsonb - 'revisedBy') THEN
        RAISE EXCEPTION 'a release that was published is not altered';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER release_stays BEFORE UPDATE ON release FOR EACH ROW EXECUTE FUNCTION release_stays();

-- Releases under way: in whose name, which owners let analysts count, and which of them are done.
CREATE TABLE release_work (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    release_id uuid NOT NULL,
    client text NOT NULL,
    actor text NOT NULL,
    owners text[],
    PRIMARY KEY (jurisdiction, release_id)
);
CALL protect_work('release_work', 'RELEASING');
GRANT SELECT, INSERT, UPDATE, DELETE ON release_work TO ${runtimeRole};

-- What each owner contributes to a release, by quarter and cell. Owners see their own; the builder adds them up. The row with an
-- empty cell says that an owner is done, and since when it reports.
CREATE TABLE release_count (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    release_id uuid NOT NULL,
    quarter text NOT NULL,
    cells text NOT NULL,
    PRIMARY KEY (jurisdiction, release_id, quarter)
);
CREATE INDEX release_count_by_release ON release_count (release_id);
CALL protect_work('release_count', 'RELEASING');
GRANT SELECT, INSERT, UPDATE, DELETE ON release_count TO ${runtimeRole};

-- How each cell is told, and why, for whoever approves. It holds no counts.
CREATE TABLE release_cell (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    release_id uuid NOT NULL,
    cell text NOT NULL,
    status text NOT NULL,
    lower bigint,
    upper bigint,
    why text,
    PRIMARY KEY (jurisdiction, release_id, cell)
);
CALL protect_work('release_cell', 'RELEASING');
GRANT SELECT, INSERT, DELETE ON release_cell TO ${runtimeRole};

-- The figures of a release, table by table, and its manifest, as they are told for ever. They can be read while their release can be read.
CREATE TABLE release_table (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    release_id uuid NOT NULL,
    table_id text NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (jurisdiction, release_id, table_id)
);
ALTER TABLE release_table ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_table FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON release_table USING (true);
CREATE POLICY readers ON release_table AS RESTRICTIVE
    USING (jurisdiction = current_tenant()
        OR EXISTS (SELECT FROM release r WHERE r.jurisdiction = release_table.jurisdiction AND r.id = release_table.release_id))
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY destroyers ON release_table AS RESTRICTIVE FOR DELETE USING (jurisdiction = current_tenant());
GRANT SELECT, INSERT, DELETE ON release_table TO ${runtimeRole};

CREATE FUNCTION figures_stay() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM release r WHERE r.id = OLD.release_id AND r.state IN ('published', 'revised', 'recalled')) THEN
        RAISE EXCEPTION 'figures that were published are not altered';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER figures_stay BEFORE DELETE ON release_table FOR EACH ROW EXECUTE FUNCTION figures_stay();
