-- What members say of their own part in activities; the natural key is the code of the activity. Its member and the operator's side read it.
CREATE TABLE activity_statement (
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
CALL keep_versions('activity_statement', '${runtimeRole}');
ALTER POLICY tenant ON activity_statement USING (jurisdiction = current_tenant() OR current_tenant() = 'OPERATOR')
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON activity_statement AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());
