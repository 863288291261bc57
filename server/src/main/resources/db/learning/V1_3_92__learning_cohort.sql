-- Rounds of learning, each of its member alone; the natural key is the member's own.
CREATE TABLE learning_cohort (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('planned', 'enrolling', 'running', 'on-hold', 'closed', 'results-published')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('learning_cohort', '${runtimeRole}');

-- What was asked does not change while it is asked, whoever writes.
CREATE FUNCTION cohort_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    name text;
BEGIN
    IF OLD.state NOT IN ('planned', 'enrolling') THEN
        FOREACH name IN ARRAY ARRAY['curriculum', 'curriculumVersion', 'startsOn'] LOOP
            IF OLD.content::jsonb -> name IS DISTINCT FROM NEW.content::jsonb -> name THEN
                RAISE EXCEPTION 'a cohort that runs keeps its curriculum, version and first day';
            END IF;
        END LOOP;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cohort_stays BEFORE UPDATE ON learning_cohort FOR EACH ROW EXECUTE FUNCTION cohort_stays();
