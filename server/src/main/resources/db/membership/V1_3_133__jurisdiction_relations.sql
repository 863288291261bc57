-- Relations to other jurisdictions, each stated by its member and known to all; the natural key is 'relations'.
CREATE TABLE jurisdiction_relations (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
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
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('jurisdiction_relations', '${runtimeRole}');
CALL open_to_all('jurisdiction_relations');
