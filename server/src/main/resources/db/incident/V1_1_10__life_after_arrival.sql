-- The state in which an incident was voided, so that it can be reinstated there.
ALTER TABLE incident ADD COLUMN state_before text;
ALTER TABLE incident_version ADD COLUMN state_before text;

-- Where a merged incident went on, and which incidents were one before (split_into: identifiers with blanks between).
ALTER TABLE incident ADD COLUMN merged_into uuid, ADD COLUMN split_from uuid, ADD COLUMN split_into text;
ALTER TABLE incident_version ADD COLUMN merged_into uuid, ADD COLUMN split_from uuid, ADD COLUMN split_into text;

-- Local keys that an incident had before. They stay its own, so that nobody makes a second incident under one.
CREATE TABLE incident_former_key (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    natural_key text NOT NULL,
    incident_id uuid NOT NULL,
    PRIMARY KEY (jurisdiction, natural_key),
    FOREIGN KEY (jurisdiction, incident_id) REFERENCES incident (jurisdiction, id)
);
CALL protect_by_tenant('incident_former_key');
GRANT SELECT, INSERT, DELETE ON incident_former_key TO ${runtimeRole};

-- As made by make_shared_calls, but a former key makes no incident either.
CREATE OR REPLACE FUNCTION store_first_incident(tenant text, client text, actor text, requests text[], firsts text)
    RETURNS SETOF boolean
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    made incident;
    i integer := 0;
BEGIN
    FOR made IN SELECT * FROM json_populate_recordset(NULL::incident, firsts::json) LOOP
        i := i + 1;
        PERFORM open_session(tenant, client, actor, requests[i]);
        INSERT INTO incident SELECT (made).* WHERE NOT EXISTS (SELECT FROM incident_former_key f
                WHERE f.jurisdiction = tenant AND f.natural_key = made.natural_key)
            ON CONFLICT (jurisdiction, natural_key) DO NOTHING;
        RETURN NEXT FOUND;
    END LOOP;
END $$;

-- A first version that waited for the very transaction that gave its key up comes too late; it may be tried again.
CREATE FUNCTION former_key_kept() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM made JOIN incident_former_key f USING (jurisdiction, natural_key)) THEN
        RAISE EXCEPTION 'the key was given up' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER former_key_kept AFTER INSERT ON incident REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION former_key_kept();

CREATE OR REPLACE FUNCTION record_stored() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    split boolean := false;
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'incident' THEN
        split := NEW.split_into IS DISTINCT FROM OLD.split_into;
    END IF;
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
            WHEN split THEN 'split'
            WHEN NEW.state = 'merged' AND OLD.state <> 'merged' THEN 'merged'
            WHEN NEW.state = 'voided' AND OLD.state <> 'voided' THEN 'voided'
            WHEN OLD.state = 'voided' AND NEW.state <> 'voided' THEN 'reinstated'
            WHEN OLD.state <> NEW.state AND OLD.content = NEW.content THEN 'moved' ELSE 'updated' END,
        NEW.state, NEW.stored_at, current_setting('app.request'));
    RETURN NULL;
END $$;
