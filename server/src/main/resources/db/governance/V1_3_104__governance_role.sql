-- Advisors, backbone organisations and coordinators; the natural key is the key of the role, the last day is included.
CREATE TABLE governance_role (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state = 'stated'),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    kind text NOT NULL,
    organisation text NOT NULL,
    client_id text,
    starts_on date NOT NULL,
    last_day date,
    CONSTRAINT in_their_order CHECK (last_day >= starts_on),
    CONSTRAINT chosen CHECK (kind = 'coordinator' OR content::json ->> 'decision' IS NOT NULL),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('governance_role', '${runtimeRole}');
CALL open_to_all('governance_role');
