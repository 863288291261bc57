-- Entities other than jurisdictions; the natural key is the key of the participant.
CREATE TABLE participant (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('proposed', 'active', 'ended')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    decision text,
    active_from date,
    ended_on date,
    -- Nobody takes part without a decision.
    CONSTRAINT decided CHECK (state <> 'active' OR decision IS NOT NULL AND active_from IS NOT NULL),
    CONSTRAINT ended CHECK ((state = 'ended') = (ended_on IS NOT NULL) AND (ended_on IS NULL OR active_from IS NULL OR ended_on >= active_from)),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('participant', '${runtimeRole}');
CALL open_to_all('participant');
