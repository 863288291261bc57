-- Which version of a record another member received last, and until when it had the one before; the place in the feed tells
-- versions apart, whatever clocks say. The recipient's reading writes it; the owner sees who has the right version.
CREATE TABLE receipt (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    record_id uuid NOT NULL,
    recipient text NOT NULL,
    noun text NOT NULL,
    position bigint NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    before_at timestamptz,
    PRIMARY KEY (jurisdiction, record_id, recipient)
);
ALTER TABLE receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE receipt FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON receipt USING (true);
CREATE POLICY parties ON receipt AS RESTRICTIVE USING (jurisdiction = current_tenant() OR recipient = current_tenant())
    WITH CHECK (recipient = current_tenant() AND shares_now(jurisdiction));
CREATE POLICY recipients ON receipt AS RESTRICTIVE FOR UPDATE USING (recipient = current_tenant());
GRANT SELECT, INSERT, UPDATE ON receipt TO ${runtimeRole};
