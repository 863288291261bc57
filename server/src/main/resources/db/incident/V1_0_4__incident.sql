-- One row for each incident: the current version. `natural_key` is the owner's local key.
CREATE TABLE incident (
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
    kind text,
    event_date date,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CREATE INDEX incident_by_kind ON incident (jurisdiction, kind, id);
CREATE INDEX incident_by_event ON incident (jurisdiction, event_date, id);
CREATE INDEX incident_by_storing ON incident (jurisdiction, stored_at);
CALL keep_versions('incident', '${runtimeRole}');
