-- Committees; the natural key is the key of the committee. Transactions that give seats, offices or roles take one advisory lock first,
-- so that two at once come one after the other and the second one sees what the first one did.
CREATE TABLE committee (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state = 'set-up'),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    kind text NOT NULL,
    CONSTRAINT one_executive CHECK ((kind = 'executive') = (natural_key = 'executive')),
    CONSTRAINT made_for_a_goal CHECK (kind = 'executive' OR (content::json ->> 'decision' IS NOT NULL
        AND json_array_length(content::json -> 'goals') > 0)),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('committee', '${runtimeRole}');
CALL open_to_all('committee');
