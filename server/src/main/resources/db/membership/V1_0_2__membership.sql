-- Jurisdictions are known to every caller; clients and delegations only to their owners and to themselves.
CREATE TABLE jurisdiction (
    code text PRIMARY KEY CHECK (code <> ''),
    name text NOT NULL,
    kind text NOT NULL,
    within text REFERENCES jurisdiction (code),
    one_person_finalisation boolean NOT NULL DEFAULT false,
    fiscal_year_start integer CHECK (fiscal_year_start BETWEEN 1 AND 12),
    agreement_version text,
    agreement_state text NOT NULL DEFAULT 'draft',
    sharing_profile_version text,
    sharing_profile_state text NOT NULL DEFAULT 'draft',
    version integer NOT NULL DEFAULT 1
);
GRANT SELECT, INSERT, UPDATE ON jurisdiction TO ${runtimeRole};

CREATE TABLE client (
    client_id text PRIMARY KEY,
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('member', 'vendor', 'operator')),
    scopes text[] NOT NULL,
    key_expires_on date,
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended', 'closed')),
    version integer NOT NULL DEFAULT 1
);
CREATE INDEX client_by_owner ON client (jurisdiction, client_id);
ALTER TABLE client ENABLE ROW LEVEL SECURITY;
ALTER TABLE client FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON client USING (true);
-- The operator looks after all clients; a client may see itself, so that a caller can be recognised.
CREATE POLICY owner ON client AS RESTRICTIVE
    USING (jurisdiction = current_tenant() OR current_tenant() = 'OPERATOR'
        OR client_id = nullif(current_setting('app.client', true), ''))
    WITH CHECK (jurisdiction = current_tenant() OR current_tenant() = 'OPERATOR');
GRANT SELECT, INSERT, UPDATE ON client TO ${runtimeRole};

CREATE TABLE delegation (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    client_id text NOT NULL,
    scopes text[] NOT NULL,
    from_date date NOT NULL,
    until_date date NOT NULL CHECK (until_date >= from_date),
    state text NOT NULL CHECK (state IN ('granted', 'suspended', 'revoked')),
    version integer NOT NULL DEFAULT 1,
    granted_by text NOT NULL,
    PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX delegation_by_client ON delegation (client_id, jurisdiction);
ALTER TABLE delegation ENABLE ROW LEVEL SECURITY;
ALTER TABLE delegation FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON delegation USING (true);
CREATE POLICY parties ON delegation AS RESTRICTIVE
    USING (jurisdiction = current_tenant() OR client_id = nullif(current_setting('app.client', true), ''))
    WITH CHECK (jurisdiction = current_tenant());
GRANT SELECT, INSERT, UPDATE ON delegation TO ${runtimeRole};

-- What holds for a client now, with the delegation of the jurisdiction that it names: one in force, such as the present one
-- when its successor is granted already, otherwise the latest. One round trip.
CREATE FUNCTION client_standing(tenant text, client text, actor text, acting_for text, today date)
    RETURNS TABLE (client_id text, jurisdiction text, name text, kind text, scopes text[], key_expires_on date, state text,
        version integer, delegation_id uuid, delegation_jurisdiction text, delegation_scopes text[], from_date date,
        until_date date, delegation_state text, delegation_version integer, granted_by text,
        profile_version integer)
    LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
BEGIN
    PERFORM open_session(tenant, client, actor, '');
    RETURN QUERY
        SELECT c.client_id, c.jurisdiction, c.name, c.kind, c.scopes, c.key_expires_on, c.state, c.version,
            d.id, d.jurisdiction, d.scopes, d.from_date, d.until_date, d.state, d.version, d.granted_by,
            (SELECT p.version FROM profile p WHERE p.jurisdiction = coalesce(acting_for, c.jurisdiction))
        FROM client c
        LEFT JOIN LATERAL (SELECT * FROM delegation g WHERE g.client_id = c.client_id AND g.jurisdiction = acting_for
            ORDER BY (g.state = 'granted' AND today BETWEEN g.from_date AND g.until_date) DESC, g.id DESC LIMIT 1) d ON true
        WHERE c.client_id = $2;
END $$;
