-- Nominations are made by members and kept, like all of governance, by the operator.
CREATE TABLE nomination (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'withdrawn', 'appointed')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    committee text NOT NULL,
    holder text NOT NULL,
    team_key text NOT NULL,
    nominated_by text NOT NULL,
    term_id uuid,
    CONSTRAINT led_to_a_term CHECK ((state = 'appointed') = (term_id IS NOT NULL)),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('nomination', '${runtimeRole}');
CALL open_to_all('nomination');
