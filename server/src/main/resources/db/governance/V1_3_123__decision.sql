-- Decisions; the natural key is the reference. A proposal has one at most, and what was decided stays.
CREATE TABLE decision (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('decided', 'communicated')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    proposal uuid NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('adopted', 'not-adopted')),
    rule text NOT NULL CHECK (rule IN ('consensus', 'two-thirds')),
    numerator integer NOT NULL,
    denominator integer NOT NULL,
    needed integer NOT NULL,
    CONSTRAINT two_thirds CHECK (rule <> 'two-thirds'
        OR needed = GREATEST(1, (2 * denominator + 2) / 3) AND (outcome = 'adopted') = (numerator >= needed)),
    CONSTRAINT consensus_adopts CHECK (rule <> 'consensus' OR outcome = 'adopted'),
    FOREIGN KEY (jurisdiction, proposal) REFERENCES proposal (jurisdiction, id),
    UNIQUE (jurisdiction, proposal),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('decision', '${runtimeRole}');
CALL open_to_all('decision');

CREATE FUNCTION decision_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.content::jsonb - 'releaseNote' - 'communicatedAt') <> (OLD.content::jsonb - 'releaseNote' - 'communicatedAt') THEN
        RAISE EXCEPTION 'what was decided does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION decision_stays();

-- The last number of each year. Its row is locked until the decision is stored, so that no number is left out or used twice.
CREATE TABLE decision_counter (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    year integer NOT NULL,
    last integer NOT NULL CHECK (last > 0),
    PRIMARY KEY (jurisdiction, year)
);
CALL protect_by_tenant('decision_counter');
GRANT SELECT, INSERT, UPDATE ON decision_counter TO ${runtimeRole};
