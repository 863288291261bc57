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
CALL protect_by_tenant('audit_entry');
GRANT SELECT, INSERT ON audit_entry TO ${runtimeRole};

-- The hash chain over the trail of one jurisdiction: each link covers the link before and one entry.
CREATE TABLE audit_link (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    sequence bigint NOT NULL,
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
    INSERT INTO change (jurisdiction, noun, record_id, natural_key, version, kind, at)
    VALUES (NEW.jurisdiction, TG_TABLE_NAME, NEW.id, NEW.natural_key, NEW.version,
        CASE TG_OP WHEN 'INSERT' THEN 'created' ELSE 'updated' END, NEW.stored_at);
    RETURN NULL;
END $$;

-- Makes the functions that read one current version in a single round trip: session, record, audit entry.
CREATE PROCEDURE make_readers(relation text)
    LANGUAGE plpgsql AS $make$
DECLARE
    reader record;
BEGIN
    FOR reader IN SELECT * FROM (VALUES ('read_' || relation, 'uuid', 'id'),
            ('read_' || relation || '_by_key', 'text', 'natural_key')) AS readers (name, type, member)
    LOOP
        EXECUTE format($body$
            CREATE FUNCTION %1$I(tenant text, client text, actor text, request text, wanted %2$s) RETURNS SETOF %3$I
                LANGUAGE plpgsql VOLATILE AS $read$
            DECLARE
                seen %3$I;
            BEGIN
                PERFORM open_session(tenant, client, actor, request);
                SELECT * INTO seen FROM %3$I r WHERE r.jurisdiction = tenant AND r.%4$I = wanted;
                IF FOUND THEN
                    PERFORM audit_note('read', %3$L, seen.id, seen.version, 1);
                    RETURN NEXT seen;
                END IF;
            END $read$
            $body$, reader.name, reader.type, relation, reader.member);
    END LOOP;
END $make$;

-- Sets up a table of versioned records: history, policies, grants, readers and the trigger.
CREATE PROCEDURE keep_versions(relation text, runtime_role text)
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING CONSTRAINTS, PRIMARY KEY (jurisdiction, id, version))',
        relation || '_version', relation);
    CALL protect_by_tenant(relation);
    CALL protect_by_tenant(relation || '_version');
    CALL make_readers(relation);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO %I', relation, runtime_role);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO %I', relation || '_version', runtime_role);
    EXECUTE format('CREATE TRIGGER record_stored AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION record_stored()',
        relation);
END $$;
