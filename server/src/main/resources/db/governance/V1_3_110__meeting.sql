-- Meetings of committees.
CREATE TABLE committee_meeting (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('planned', 'noticed', 'held', 'cancelled')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    committee text NOT NULL,
    starts_at timestamptz NOT NULL,
    -- What has not begun was not held.
    CONSTRAINT begun CHECK (state <> 'held' OR stored_at >= starts_at),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('committee_meeting', '${runtimeRole}');
CALL open_to_all('committee_meeting');
CREATE INDEX committee_meeting_by_start ON committee_meeting (committee, starts_at);

-- Who attended; the natural key is the identifier of the meeting.
CREATE TABLE meeting_attendance (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('recorded')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('meeting_attendance', '${runtimeRole}');
CALL open_to_all('meeting_attendance');

-- That a co-chair looked at attendance.
CREATE TABLE attendance_look (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('recorded')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    committee text NOT NULL,
    looked_on date NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('attendance_look', '${runtimeRole}');
CALL open_to_all('attendance_look');
