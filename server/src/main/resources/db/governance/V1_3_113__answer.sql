-- Answers of members, each its own; the natural key is the identifier of the communication. Whoever manages governance reads them.
CREATE TABLE communication_answer (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('acknowledged')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    answered_at timestamptz,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('communication_answer', '${runtimeRole}');
ALTER POLICY tenant ON communication_answer
    USING (jurisdiction = current_tenant() OR current_tenant() = 'OPERATOR') WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON communication_answer AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());
