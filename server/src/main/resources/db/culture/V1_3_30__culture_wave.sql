-- Culture waves, their results and what changed because of them, each its member's own. The natural key of a wave and of its results
-- is the year.
CREATE TABLE culture_wave (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('planned', 'open', 'closed', 'results', 'use-recorded')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    results_at timestamptz,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    CHECK ((state IN ('results', 'use-recorded')) = (results_at IS NOT NULL))
);
CALL keep_versions('culture_wave', '${runtimeRole}');

CREATE TABLE culture_result (
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
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('culture_result', '${runtimeRole}');

-- What was told stays as it was told: before and after a correction would tell the difference.
CREATE FUNCTION culture_result_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM culture_wave w WHERE w.jurisdiction = NEW.jurisdiction AND w.natural_key = NEW.natural_key
            AND w.state = 'closed') THEN
        RAISE EXCEPTION 'results are stored while their wave is closed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER culture_result_stays BEFORE INSERT OR UPDATE ON culture_result
    FOR EACH ROW EXECUTE FUNCTION culture_result_stays();

CREATE TABLE culture_use (
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
    year integer NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('culture_use', '${runtimeRole}');
