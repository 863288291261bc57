-- How many members take part in priorities is counted in the name of PRIORITIES, which sees who joined and writes nothing.
ALTER POLICY tenant ON priority_participation
    USING (jurisdiction = current_tenant() OR state = 'joined' AND current_tenant() = 'PRIORITIES') WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON priority_participation AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());
