-- Minutes; the natural key is the identifier of the meeting.
CREATE TABLE meeting_minutes (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'circulated', 'approved', 'disseminated')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    circulated_at timestamptz,
    approved_at timestamptz,
    disseminated_at timestamptz,
    CONSTRAINT circulated CHECK ((state = 'draft') = (circulated_at IS NULL)),
    CONSTRAINT approved CHECK ((state IN ('approved', 'disseminated')) = (approved_at IS NOT NULL)),
    CONSTRAINT disseminated CHECK ((state = 'disseminated') = (disseminated_at IS NOT NULL)),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('meeting_minutes', '${runtimeRole}');
CALL open_to_all('meeting_minutes');

-- What was approved stays, and nothing is approved before attendance has been recorded.
CREATE FUNCTION minutes_move() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('approved', 'disseminated') AND NEW.content <> OLD.content THEN
        RAISE EXCEPTION 'approved minutes do not change' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.state = 'approved' AND NOT EXISTS (SELECT FROM meeting_attendance a WHERE a.natural_key = NEW.natural_key) THEN
        RAISE EXCEPTION 'attendance has not been recorded' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER minutes_move BEFORE UPDATE ON meeting_minutes FOR EACH ROW EXECUTE FUNCTION minutes_move();
