-- Convenings and summits. They belong to the operator, and every member may know them: they are read in the operator's name.
CREATE TABLE event (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
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
    ends_on date NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('event', '${runtimeRole}');

-- Who takes part: a member in its own name, an organisation of another kind in the operator's. No person is kept.
CREATE TABLE event_attendance (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('registered', 'cancelled', 'attended', 'absent')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    event_key text NOT NULL,
    organisation text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    CHECK (jurisdiction IN (organisation, 'OPERATOR'))
);
CREATE INDEX event_attendance_by_event ON event_attendance (event_key, organisation);
CALL keep_versions('event_attendance', '${runtimeRole}');
ALTER POLICY tenant ON event_attendance USING (jurisdiction = current_tenant() OR current_tenant() = 'OPERATOR')
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON event_attendance AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());
