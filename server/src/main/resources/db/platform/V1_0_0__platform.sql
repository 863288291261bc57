-- What every noun stands on: who the current transaction works for, the change feed and the idempotency keys.
-- Tables belong to the migrating role; the runtime role ${runtimeRole} owns nothing and cannot step around a policy.

-- The jurisdiction of the running transaction, or NULL. After a commit PostgreSQL leaves an empty string: both deny.
CREATE FUNCTION current_tenant() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.jurisdiction', true), '');

-- Says for whom the running transaction works; a function that calls this first needs no round trip of its own for it.
CREATE FUNCTION open_session(tenant text, client text, actor text, request text) RETURNS void
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM set_config('app.jurisdiction', tenant, true), set_config('app.client', client, true),
        set_config('app.actor', actor, true), set_config('app.request', request, true);
END $$;

-- Puts forced row-level security on a table whose rows belong to one jurisdiction.
CREATE PROCEDURE protect_by_tenant(relation text)
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', relation);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', relation);
    EXECUTE format('CREATE POLICY everyone ON %I USING (true)', relation);
    EXECUTE format('CREATE POLICY tenant ON %I AS RESTRICTIVE USING (jurisdiction = current_tenant())', relation);
END $$;

-- The change feed: one row for each visible change, written in the transaction of the change. Its place in the feed, the
-- sequence, is given later (see number_changes), because transactions do not commit in the order in which they write.
CREATE TABLE change (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    position bigint GENERATED ALWAYS AS IDENTITY,
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    sequence bigint,
    noun text NOT NULL,
    record_id uuid NOT NULL,
    natural_key text NOT NULL,
    previous_key text,
    version integer NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    at timestamptz NOT NULL,
    request_id text NOT NULL,
    PRIMARY KEY (jurisdiction, position)
);
CREATE UNIQUE INDEX change_in_order ON change (jurisdiction, sequence) WHERE sequence IS NOT NULL;
CREATE INDEX change_without_place ON change (jurisdiction, position) WHERE sequence IS NULL;
CALL protect_by_tenant('change');
GRANT SELECT, INSERT ON change TO ${runtimeRole};

-- One row for each request with effects: the key, what it stood for, and the answer that was given.
CREATE TABLE idempotency_key (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    client_id text NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    status integer,
    answer text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (jurisdiction, client_id, key)
);
CALL protect_by_tenant('idempotency_key');
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO ${runtimeRole};
