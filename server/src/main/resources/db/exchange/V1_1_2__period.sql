-- What a member states about a period and a kind of record; the natural key is `period/record kind`.
CREATE TABLE attestation (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL,
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    period text NOT NULL,
    record_kind text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CREATE INDEX attestation_by_period ON attestation (jurisdiction, period);
CALL keep_versions('attestation', '${runtimeRole}');
-- What a member takes rates of in a period; the natural key is `period/denominator`.
CREATE TABLE denominator (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL,
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    period text NOT NULL,
    denominator text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CREATE INDEX denominator_by_period ON denominator (jurisdiction, period);
CALL keep_versions('denominator', '${runtimeRole}');
