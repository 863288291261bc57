-- What a member observed of a measure in a period: numbers and codes; the natural key is `measure/period`.
CREATE TABLE outcome_observation (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('stated', 'retracted')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    measure text NOT NULL,
    period text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    CHECK (natural_key = measure || '/' || period),
    CHECK (state <> 'retracted' OR reason IS NOT NULL)
);
CALL keep_versions('outcome_observation', '${runtimeRole}');
