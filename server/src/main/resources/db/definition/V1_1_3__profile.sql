-- What jurisdictions add to the published rules. Every caller may read all of them; each jurisdiction writes its own.
CREATE TABLE profile (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL CHECK (natural_key = 'profile'),
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL,
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('profile', '${runtimeRole}');
DROP POLICY tenant ON profile;
CREATE POLICY tenant ON profile AS RESTRICTIVE USING (true) WITH CHECK (jurisdiction = current_tenant());
