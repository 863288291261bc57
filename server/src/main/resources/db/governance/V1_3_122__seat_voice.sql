-- What a seat says: its position in a call for consensus and its paper in a ballot. The natural key names stage, proposal and seat, so
-- a seat has one of each, and whatever it was before is among the versions.
CREATE TABLE seat_voice (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('given')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    stage text NOT NULL CHECK (stage IN ('consensus', 'ballot')),
    proposal uuid NOT NULL,
    holder text NOT NULL,
    team_key text NOT NULL,
    said text NOT NULL,
    CONSTRAINT one_for_each_seat CHECK (natural_key = stage || '/' || proposal || '/' || holder || '/' || team_key),
    FOREIGN KEY (jurisdiction, proposal) REFERENCES proposal (jurisdiction, id),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('seat_voice', '${runtimeRole}');
CALL open_to_all('seat_voice');
CREATE INDEX seat_voice_of ON seat_voice (proposal, stage, holder);

-- Nothing is said before its stage or after it, whoever asks.
CREATE FUNCTION voice_in_time() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM proposal p WHERE p.jurisdiction = NEW.jurisdiction AND p.id = NEW.proposal
            AND p.state = CASE NEW.stage WHEN 'ballot' THEN 'ballot' ELSE 'consensus-called' END) THEN
        RAISE EXCEPTION 'the stage is not open' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER voice_in_time BEFORE INSERT OR UPDATE ON seat_voice FOR EACH ROW EXECUTE FUNCTION voice_in_time();
