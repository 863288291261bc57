-- What is proposed to the Executive Committee. Every step locks the row of the proposal, so that of two closings at once one comes first
-- and the other one finds it closed. Whom an open proposal exists for is decided above.
CREATE TABLE proposal (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'submitted', 'feedback', 'consensus-called', 'objection', 'ballot',
        'adopted-by-consensus', 'adopted-by-two-thirds', 'not-adopted', 'communicated', 'withdrawn')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    proposed_by text NOT NULL,
    round integer NOT NULL CHECK (round >= 0),
    charter_review uuid,
    decision text,
    CONSTRAINT serves_something CHECK (round = 0 OR json_array_length(COALESCE(content::json -> 'goals', '[]'))
        + json_array_length(COALESCE(content::json -> 'outcomes', '[]')) > 0),
    CONSTRAINT decided CHECK ((state IN ('adopted-by-consensus', 'adopted-by-two-thirds', 'not-adopted', 'communicated'))
        = (decision IS NOT NULL)),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('proposal', '${runtimeRole}');
CALL open_to_all('proposal');

-- What the committee was asked for stays as it is.
CREATE FUNCTION proposal_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state NOT IN ('draft', 'feedback') AND NEW.content <> OLD.content THEN
        RAISE EXCEPTION 'a submitted proposal does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER proposal_stays BEFORE UPDATE ON proposal FOR EACH ROW EXECUTE FUNCTION proposal_stays();
