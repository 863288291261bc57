-- What owners have chosen to share: `content` is what was sent, `effective` what counts of it, `sent_by` the person that may not
-- confirm what it opens.
CREATE TABLE sharing_profile (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL CHECK (natural_key = 'sharing-profile'),
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL,
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    effective text NOT NULL,
    sent_by text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('sharing_profile', '${runtimeRole}');
