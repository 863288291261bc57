-- What the owner of a copy of an event is shown of another owner's copy, where both have linked them: one row for each reader, with
-- the agreement and clauses by which it came to be. Without a row nothing is shown, whatever a statement says.
CREATE TABLE linked_copy (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    incident_id uuid NOT NULL,
    reader text NOT NULL CHECK (reader <> jurisdiction),
    reader_incident_id uuid NOT NULL,
    content text NOT NULL,
    revision bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    agreement text NOT NULL,
    clauses text[] NOT NULL,
    profile_version integer NOT NULL,
    elements text[] NOT NULL,
    PRIMARY KEY (jurisdiction, incident_id, reader, reader_incident_id),
    FOREIGN KEY (jurisdiction, incident_id) REFERENCES incident (jurisdiction, id)
);
CREATE INDEX linked_copy_by_reader ON linked_copy (reader, reader_incident_id);
ALTER TABLE linked_copy ENABLE ROW LEVEL SECURITY;
ALTER TABLE linked_copy FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON linked_copy USING (true);
CREATE POLICY readers ON linked_copy AS RESTRICTIVE
    USING (jurisdiction = current_tenant() OR (reader = current_tenant() AND shares_now(jurisdiction)))
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON linked_copy AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());
CREATE POLICY destroyers ON linked_copy AS RESTRICTIVE FOR DELETE USING (jurisdiction = current_tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON linked_copy TO ${runtimeRole};

-- Others have the key of what is shared with them now, be it with all members or with the owner of a linked copy.
ALTER POLICY readers ON record_key
    USING (jurisdiction = current_tenant() OR EXISTS (SELECT 1 FROM shared_record s
        WHERE s.jurisdiction = record_key.jurisdiction AND s.record_id = record_key.record_id AND s.content IS NOT NULL)
        OR EXISTS (SELECT 1 FROM linked_copy l
        WHERE l.jurisdiction = record_key.jurisdiction AND l.incident_id = record_key.record_id));
