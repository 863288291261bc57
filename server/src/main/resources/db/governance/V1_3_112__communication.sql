-- What is told to a committee, to all members, or outside.
CREATE TABLE communication (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'sent', 'closed')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    kind text NOT NULL,
    -- The decision that it tells all members of; each is told once.
    decision text,
    sent_at timestamptz,
    closed_at timestamptz,
    CONSTRAINT sent CHECK ((state = 'draft') = (sent_at IS NULL)),
    CONSTRAINT closed CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
    CONSTRAINT closed_with_an_outcome CHECK (state <> 'closed' OR content::json ->> 'outcome' IS NOT NULL),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('communication', '${runtimeRole}');
CALL open_to_all('communication');
CREATE UNIQUE INDEX communication_of_a_decision ON communication (jurisdiction, decision) WHERE decision IS NOT NULL;

-- To whom it was delivered, as computed when it was sent: recipients are never changed afterwards, and none is taken away.
CREATE TABLE communication_delivery (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    communication_id uuid NOT NULL,
    capacity text NOT NULL,
    holder text NOT NULL,
    team_key text NOT NULL,
    client_id text,
    delivered_at timestamptz NOT NULL,
    read_at timestamptz,
    acknowledged_at timestamptz,
    PRIMARY KEY (jurisdiction, communication_id, capacity, holder, team_key),
    CONSTRAINT in_their_order CHECK (acknowledged_at IS NULL OR read_at IS NOT NULL)
);
CALL protect_by_tenant('communication_delivery');
CALL open_to_all('communication_delivery');
GRANT SELECT, INSERT, UPDATE (read_at, acknowledged_at) ON communication_delivery TO ${runtimeRole};
