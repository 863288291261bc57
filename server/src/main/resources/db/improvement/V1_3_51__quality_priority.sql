-- Quality priorities belong to the operator; members read what is more than an idea.
CREATE TABLE quality_priority (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('idea', 'proposed', 'adopted', 'piloting', 'spreading', 'sustained', 'retired')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    -- Nothing is adopted that nobody has decided on.
    CONSTRAINT decided CHECK (state IN ('idea', 'proposed', 'retired') OR content::json ->> 'decision' IS NOT NULL),
    audience text NOT NULL CHECK (audience IN ('managers', 'members')),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('quality_priority', '${runtimeRole}');

-- What was retired as an idea stays unseen.
ALTER POLICY tenant ON quality_priority USING (jurisdiction = current_tenant() OR audience = 'members' AND current_tenant() <> '') WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON quality_priority AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());
