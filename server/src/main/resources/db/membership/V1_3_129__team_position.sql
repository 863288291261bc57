-- Positions in the teams of members, a row for each role; keys are opaque, and hold no person. Known to every caller, stated by their owner.
CREATE TABLE team_position (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    key text NOT NULL,
    role text NOT NULL,
    level text,
    since date NOT NULL,
    until date,
    PRIMARY KEY (jurisdiction, key, role, since)
);
CALL protect_by_tenant('team_position');
ALTER POLICY tenant ON team_position USING (current_tenant() IS NOT NULL) WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON team_position AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());
CREATE POLICY removers ON team_position AS RESTRICTIVE FOR DELETE USING (jurisdiction = current_tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON team_position TO ${runtimeRole};
