-- The audit trail: who did or saw what, for whom, in which request. It holds no content.
CREATE TABLE audit_entry (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id bigint GENERATED ALWAYS AS IDENTITY,
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    client_id text NOT NULL,
    actor text NOT NULL,
    request_id text NOT NULL,
    action text NOT NULL,
    noun text NOT NULL,
    record_id uuid,
    version integer,
    records integer NOT NULL DEFAULT 1,
    PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX audit_entry_in_order ON audit_entry (jurisdiction, transaction, id);
CALL protect_by_tenant('audit_entry');
GRANT SELECT, INSERT ON audit_entry TO ${runtimeRole};

-- The hash chain over the trail of one jurisdiction: each link covers the link before and one entry.
CREATE TABLE audit_link (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    sequence bigint NOT NULL,
    transaction xid8 NOT NULL,
    entry_id bigint NOT NULL,
    digest bytea NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (jurisdiction, sequence),
    UNIQUE (jurisdiction, entry_id)
);
CALL protect_by_tenant('audit_link');
GRANT SELECT, INSERT ON audit_link TO ${runtimeRole};

-- Writes one entry for the caller of the running transaction.
CREATE FUNCTION audit_note(action text, noun text, record_id uuid, version integer, records integer) RETURNS void
    LANGUAGE sql VOLATILE
    AS $$
    INSERT INTO audit_entry (jurisdiction, client_id, actor, request_id, action, noun, record_id, version, records)
    VALUES (current_tenant(), current_setting('app.client'), current_setting('app.actor'), current_setting('app.request'),
        action, noun, record_id, version, records)
    $$;

-- Every stored version of a record leaves an audit entry and a feed entry; the version it replaces goes to the history.
-- A trigger, so that no statement can have one without the others.
CREATE FUNCTION record_stored() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        EXECUTE format('INSERT INTO %I SELECT ($1).*', TG_TABLE_NAME || '_version') USING OLD;
    END IF;
    INSERT INTO audit_entry (jurisdiction, client_id, actor, request_id, action, noun, record_id, version)
    VALUES (NEW.jurisdiction, current_setting('app.client'), current_setting('app.actor'), current_setting('app.request'),
        CASE TG_OP WHEN 'INSERT' THEN 'create' ELSE 'update' END, TG_TABLE_NAME, NEW.id, NEW.version);
    INSERT INTO change (jurisdiction, noun, record_id, natural_key, previous_key, version, kind, state, at, request_id)
    VALUES (NEW.jurisdiction, TG_TABLE_NAME, NEW.id, NEW.natural_key,
        CASE WHEN OLD.natural_key <> NEW.natural_key THEN OLD.natural_key END, NEW.version,
        CASE WHEN TG_OP = 'INSERT' THEN 'created' WHEN OLD.natural_key <> NEW.natural_key THEN 'rekeyed'
            WHEN OLD.state <> NEW.state AND OLD.content = NEW.content THEN 'moved' ELSE 'updated' END,
        NEW.state, NEW.stored_at, current_setting('app.request'));
    RETURN NULL;
END $$;

-- Makes the functions that work for several calls of one session in a single round trip and commit. Each returns one row for
-- each call, in their order: to read with an audit entry, to look without one, to store first versions. The row of what is
-- not there is null; what was there already is not stored.
CREATE PROCEDURE make_shared_calls(relation text)
    LANGUAGE plpgsql AS $make$
DECLARE
    reader record;
BEGIN
    FOR reader IN SELECT * FROM (VALUES ('read_' || relation, 'uuid', 'id'),
            ('read_' || relation || '_by_key', 'text', 'natural_key')) AS readers (name, type, member)
    LOOP
        EXECUTE format($body$
            CREATE FUNCTION %1$I(tenant text, client text, actor text, requests text[], wanted %2$s[]) RETURNS SETOF %3$I
                LANGUAGE plpgsql VOLATILE AS $read$
            DECLARE
                seen %3$I;
            BEGIN
                FOR i IN 1 .. cardinality(wanted) LOOP
                    PERFORM open_session(tenant, client, actor, requests[i]);
                    SELECT * INTO seen FROM %3$I r WHERE r.jurisdiction = tenant AND r.%4$I = wanted[i];
                    IF FOUND THEN
                        PERFORM audit_note('read', %3$L, seen.id, seen.version, 1);
                    END IF;
                    RETURN NEXT seen;
                END LOOP;
            END $read$
            $body$, reader.name, reader.type, relation, reader.member);
    END LOOP;
    EXECUTE format($body$
        CREATE FUNCTION %1$I(tenant text, client text, actor text, requests text[], wanted text[]) RETURNS SETOF %2$I
            LANGUAGE plpgsql VOLATILE AS $look$
        DECLARE
            seen %2$I;
        BEGIN
            PERFORM open_session(tenant, client, actor, requests[1]);
            FOR i IN 1 .. cardinality(wanted) LOOP
                SELECT * INTO seen FROM %2$I r WHERE r.jurisdiction = tenant AND r.natural_key = wanted[i];
                RETURN NEXT seen;
            END LOOP;
        END $look$
        $body$, 'look_at_' || relation, relation);
    EXECUTE format($body$
        CREATE FUNCTION %1$I(tenant text, client text, actor text, requests text[], firsts text) RETURNS SETOF boolean
            LANGUAGE plpgsql VOLATILE AS $store$
        DECLARE
            made %2$I;
            i integer := 0;
        BEGIN
            FOR made IN SELECT * FROM json_populate_recordset(NULL::%2$I, firsts::json) LOOP
                i := i + 1;
                PERFORM open_session(tenant, client, actor, requests[i]);
                INSERT INTO %2$I VALUES (made.*) ON CONFLICT (jurisdiction, natural_key) DO NOTHING;
                RETURN NEXT FOUND;
            END LOOP;
        END $store$
        $body$, 'store_first_' || relation, relation);
END $make$;

-- Sets up a table of versioned records: history, policies, grants, shared calls and the trigger.
CREATE PROCEDURE keep_versions(relation text, runtime_role text)
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING CONSTRAINTS, PRIMARY KEY (jurisdiction, id, version))',
        relation || '_version', relation);
    CALL protect_by_tenant(relation);
    CALL protect_by_tenant(relation || '_version');
    CALL make_shared_calls(relation);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO %I', relation, runtime_role);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO %I', relation || '_version', runtime_role);
    EXECUTE format('CREATE TRIGGER record_stored AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION record_stored()',
        relation);
END $$;
