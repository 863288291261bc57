-- The whole of each member on each scale as it was told, from which all others of a frozen year are computed. It has no units, and no
-- whole that is hidden from its own member. Whoever compares sees those of all; nobody else does.
CREATE TABLE culture_standing (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    year integer NOT NULL,
    instrument text NOT NULL,
    version text NOT NULL,
    scale text NOT NULL,
    respondents integer NOT NULL,
    mean double precision NOT NULL,
    agreeing double precision NOT NULL,
    frozen boolean NOT NULL DEFAULT false,
    PRIMARY KEY (jurisdiction, year, scale)
);
CREATE INDEX culture_standing_by_year ON culture_standing (year) WHERE frozen;
CALL protect_work('culture_standing', 'CULTURE');
GRANT SELECT, INSERT, UPDATE ON culture_standing TO ${runtimeRole};
-- Only whoever compares freezes; what is frozen is not written by its member again.
CREATE POLICY standing ON culture_standing AS RESTRICTIVE FOR INSERT WITH CHECK (NOT frozen);
CREATE POLICY freezing ON culture_standing AS RESTRICTIVE FOR UPDATE USING (current_tenant() = 'CULTURE');

-- Where the wave of each member stands: a fact of administration without any figure.
CREATE TABLE culture_participation (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    year integer NOT NULL,
    state text NOT NULL,
    PRIMARY KEY (jurisdiction, year)
);
CALL protect_work('culture_participation', 'CULTURE');
GRANT SELECT, INSERT, UPDATE ON culture_participation TO ${runtimeRole};

CREATE FUNCTION culture_wave_moved() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO culture_participation (jurisdiction, year, state) VALUES (NEW.jurisdiction, NEW.natural_key::integer, NEW.state)
        ON CONFLICT (jurisdiction, year) DO UPDATE SET state = excluded.state;
    RETURN NULL;
END $$;
CREATE TRIGGER culture_wave_moved AFTER INSERT OR UPDATE ON culture_wave FOR EACH ROW EXECUTE FUNCTION culture_wave_moved();

-- The years that are frozen, once each. Every party at work may know that one is.
CREATE TABLE culture_edition (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL CHECK (version = 1),
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
CALL keep_versions('culture_edition', '${runtimeRole}');
ALTER POLICY tenant ON culture_edition USING (current_tenant() <> '') WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON culture_edition AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());
