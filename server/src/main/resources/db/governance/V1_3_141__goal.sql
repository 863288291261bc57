-- How goals of the charter are followed; the natural key is the code of the goal. Figures are computed and kept nowhere.
CREATE TABLE goal (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state = 'followed'),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    last_look text,
    looked_on date,
    CONSTRAINT looked CHECK ((last_look IS NULL) = (looked_on IS NULL)),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('goal', '${runtimeRole}');
CALL open_to_all('goal');
