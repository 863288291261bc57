-- Improvement cycles belong to their members; others read what the owner shares.
CREATE TABLE pdsa_cycle (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('planned', 'running', 'studied', 'acted')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    audience text NOT NULL CHECK (audience IN ('owner', 'members')),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('pdsa_cycle', '${runtimeRole}');

ALTER POLICY tenant ON pdsa_cycle USING (jurisdiction = current_tenant() OR audience = 'members' AND current_tenant() <> '') WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON pdsa_cycle AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());

-- A prediction stays as it was when the cycle began to run, whoever writes.
CREATE FUNCTION prediction_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    planned text[] := ARRAY['question', 'measure', 'expected', 'expectedValue', 'startsOn'];
    name text;
BEGIN
    IF OLD.state <> 'planned' THEN
        FOREACH name IN ARRAY planned LOOP
            IF OLD.content::jsonb -> name IS DISTINCT FROM NEW.content::jsonb -> name THEN
                RAISE EXCEPTION 'the plan of a cycle that has begun is not altered';
            END IF;
        END LOOP;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER prediction_stays BEFORE UPDATE ON pdsa_cycle FOR EACH ROW EXECUTE FUNCTION prediction_stays();
