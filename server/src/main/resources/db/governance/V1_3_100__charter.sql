-- Governance belongs to the operator and is read by whoever calls, also a vendor's client that names no member. Its history is the
-- operator's own.
CREATE PROCEDURE open_to_all(relation text)
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER POLICY tenant ON %I USING (current_tenant() IS NOT NULL) WITH CHECK (jurisdiction = current_tenant())', relation);
    EXECUTE format('CREATE POLICY writers ON %I AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant())', relation);
END $$;

-- Versions of the charter; the natural key is the number of the version.
CREATE TABLE charter_version (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'approved', 'in-force', 'superseded')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    approved_on date,
    in_force_from date,
    in_force_until date,
    -- Nothing is approved that nobody has decided on.
    CONSTRAINT approved CHECK (state = 'draft' OR approved_on IS NOT NULL AND content::json -> 'approval' ->> 'decision' IS NOT NULL),
    CONSTRAINT since_when CHECK ((state IN ('in-force', 'superseded')) = (in_force_from IS NOT NULL)),
    CONSTRAINT until_when CHECK ((state = 'superseded') = (in_force_until IS NOT NULL)),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('charter_version', '${runtimeRole}');
CALL open_to_all('charter_version');
-- On each day one version at most is in force.
CREATE UNIQUE INDEX one_charter_in_force ON charter_version (jurisdiction) WHERE state = 'in-force';
CREATE UNIQUE INDEX one_charter_from_a_day ON charter_version (jurisdiction, in_force_from) WHERE in_force_from IS NOT NULL;

-- What was approved stays as it is.
CREATE FUNCTION charter_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' AND NEW.content <> OLD.content THEN
        RAISE EXCEPTION 'an approved version of the charter does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER charter_stays BEFORE UPDATE ON charter_version FOR EACH ROW EXECUTE FUNCTION charter_stays();

CREATE TABLE charter_review (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'closed')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    charter_version text NOT NULL,
    outcome text,
    closed_on date,
    CONSTRAINT answered CHECK ((state = 'closed') = (closed_on IS NOT NULL) AND (state = 'closed') = (outcome IS NOT NULL)),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('charter_review', '${runtimeRole}');
CALL open_to_all('charter_review');
