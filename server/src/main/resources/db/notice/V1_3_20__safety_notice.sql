-- Safety notices belong to the operator. The natural key is the identifier until a notice is issued, and its number from then on.
-- The content is what readers are told; an amendment lies beside it until it has passed the gate.
CREATE TABLE safety_notice (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'gate', 'issued', 'amended', 'closed', 'withdrawn')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    edition integer NOT NULL,
    text_version integer NOT NULL,
    drafted_by text NOT NULL,
    drafted_with text NOT NULL,
    amendment text,
    reviews text NOT NULL,
    cleared text NOT NULL,
    author text,
    first_reviewer text,
    second_reviewer text,
    issued_at timestamptz,
    amended_at timestamptz,
    ended_at timestamptz,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    -- Nothing is told that two persons besides its author have not passed.
    CHECK (edition = 0 OR coalesce(author <> first_reviewer AND author <> second_reviewer AND first_reviewer <> second_reviewer, false)),
    CHECK (edition > 0 OR state IN ('draft', 'gate', 'withdrawn'))
);
CALL keep_versions('safety_notice', '${runtimeRole}');

-- The last number of each year. The service cannot touch it: numbers are given by the trigger alone, and with the transaction that
-- fails its number is free again, so that there is no gap.
CREATE TABLE notice_number (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    year integer NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (jurisdiction, year)
);
CALL protect_by_tenant('notice_number');
GRANT SELECT ON notice_number TO ${runtimeRole};

-- A notice gets its number when it is issued; what was told stays as it was told, and what has ended has ended. It runs with the
-- rights of the owner of the tables because the service may not count.
CREATE FUNCTION notice_moves() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    issued_in integer := extract(year FROM NEW.stored_at AT TIME ZONE 'UTC');
    place integer;
BEGIN
    IF OLD.state IN ('closed', 'withdrawn') OR NEW.edition NOT IN (OLD.edition, OLD.edition + 1)
            OR OLD.edition > 0 AND NEW.edition = OLD.edition AND NEW.content <> OLD.content
            OR NEW.edition > OLD.edition AND NEW.state <> (CASE OLD.edition WHEN 0 THEN 'issued' ELSE 'amended' END) THEN
        RAISE EXCEPTION 'what was told of a notice is not altered';
    END IF;
    NEW.natural_key := OLD.natural_key;
    IF OLD.edition = 0 AND NEW.edition = 1 THEN
        INSERT INTO notice_number AS n VALUES ('OPERATOR', issued_in, 1)
            ON CONFLICT (jurisdiction, year) DO UPDATE SET last = n.last + 1 RETURNING n.last INTO place;
        NEW.natural_key := 'NPCS-SN-' || issued_in || '-' || lpad(place::text, greatest(2, length(place::text)), '0');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER notice_moves BEFORE UPDATE ON safety_notice FOR EACH ROW EXECUTE FUNCTION notice_moves();

-- To whom a notice was issued, and where each member stands: facts of administration, which whoever counts may see of all. What a
-- member wrote beyond them stays in its response.
CREATE TABLE notice_audience (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    notice_id uuid NOT NULL,
    kind text NOT NULL,
    since timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'not-seen',
    at timestamptz,
    edition integer,
    planned_for date,
    acknowledged_at timestamptz,
    answered_at timestamptz,
    adopted text,
    note text,
    note_for text,
    PRIMARY KEY (jurisdiction, notice_id)
);
CREATE INDEX notice_audience_by_notice ON notice_audience (notice_id);
CALL protect_work('notice_audience', 'NOTICES');
CREATE POLICY entering ON notice_audience AS RESTRICTIVE FOR INSERT WITH CHECK (current_tenant() = 'NOTICES');
GRANT SELECT, INSERT, UPDATE ON notice_audience TO ${runtimeRole};

-- What was told is there for its audience; the operator alone writes.
ALTER POLICY tenant ON safety_notice
    USING (jurisdiction = current_tenant() OR edition > 0 AND EXISTS (SELECT FROM notice_audience a
        WHERE a.jurisdiction = current_tenant() AND a.notice_id = safety_notice.id))
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON safety_notice AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());
ALTER POLICY tenant ON safety_notice_version
    USING (jurisdiction = current_tenant() OR edition > 0 AND EXISTS (SELECT FROM notice_audience a
        WHERE a.jurisdiction = current_tenant() AND a.notice_id = safety_notice_version.id))
    WITH CHECK (jurisdiction = current_tenant());

-- Each member of the audience finds an entry in its own feed, in the transaction of the step. Whoever came into the audience once
-- stays in it. The members are collected first: the policies look at the tenant of each row that is fetched.
CREATE FUNCTION notice_told() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    asked json := NEW.content::json;
    before text := coalesce(current_setting('app.jurisdiction', true), '');
    members text[];
    member text;
BEGIN
    PERFORM set_config('app.jurisdiction', 'NOTICES', true);
    IF NEW.edition <> OLD.edition THEN
        INSERT INTO notice_audience (jurisdiction, notice_id, kind, since)
        SELECT j.code, NEW.id, j.kind, NEW.stored_at FROM jurisdiction j
        WHERE asked ->> 'audience' = 'all-members'
            OR asked ->> 'audience' = 'by-kind' AND j.kind IN (SELECT json_array_elements_text(asked -> 'audienceKinds'))
        ON CONFLICT DO NOTHING;
    END IF;
    members := ARRAY(SELECT a.jurisdiction FROM notice_audience a WHERE a.notice_id = NEW.id ORDER BY a.jurisdiction);
    FOREACH member IN ARRAY members LOOP
        PERFORM set_config('app.jurisdiction', member, true);
        INSERT INTO change (jurisdiction, noun, record_id, natural_key, version, kind, state, at, request_id)
        VALUES (member, TG_TABLE_NAME, NEW.id, NEW.natural_key, NEW.version, CASE WHEN OLD.edition = 0 THEN 'created'
            WHEN NEW.edition <> OLD.edition THEN 'updated' ELSE 'moved' END, NEW.state, NEW.stored_at, current_setting('app.request'));
    END LOOP;
    PERFORM set_config('app.jurisdiction', before, true);
    RETURN NULL;
END $$;
CREATE TRIGGER notice_told AFTER UPDATE ON safety_notice FOR EACH ROW
    WHEN (NEW.edition > 0 AND (NEW.edition <> OLD.edition OR NEW.state <> OLD.state)) EXECUTE FUNCTION notice_told();
