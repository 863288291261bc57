-- One row for each review: the current version. `natural_key` is the local key of the incident and the number of the review.
CREATE TABLE review (
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
    incident_id uuid NOT NULL,
    incident_key text NOT NULL,
    number integer NOT NULL,
    instrument text NOT NULL,
    instrument_version text NOT NULL,
    submitted_by text,
    finalised_by text,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    FOREIGN KEY (jurisdiction, incident_id) REFERENCES incident (jurisdiction, id)
);
CREATE INDEX review_by_incident ON review (jurisdiction, incident_id, number);
CREATE INDEX review_by_storing ON review (jurisdiction, stored_at);
CALL keep_versions('review', '${runtimeRole}');
