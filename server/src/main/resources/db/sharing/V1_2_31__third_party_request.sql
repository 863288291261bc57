-- That somebody asked the operator for data of a member. It holds kinds and dates, nothing of a record; the natural key means
-- nothing.
CREATE TABLE third_party_request (
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
    moved_by text NOT NULL CHECK (moved_by IN ('owner', 'operator')),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    CHECK (state NOT IN ('acknowledged', 'answered-by-owner', 'declined-by-owner') OR moved_by = 'owner')
);
CALL keep_versions('third_party_request', '${runtimeRole}');
