-- Which records a disclosure showed, so that a correction or a withdrawal can tell who has them.
ALTER TABLE disclosure ADD COLUMN record_ids uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX disclosure_by_record ON disclosure USING gin (record_ids);

-- What owners take back, or have taken back; the natural key means nothing.
CREATE TABLE withdrawal (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL,
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    requested_by text NOT NULL,
    requested_client text NOT NULL,
    confirmed_client text,
    effects text NOT NULL,
    certificate text,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('withdrawal', '${runtimeRole}');

-- Withdrawals that are being carried out, in whose name, and how much of them is done.
CREATE TABLE withdrawal_work (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    withdrawal_id uuid NOT NULL,
    client text NOT NULL,
    actor text NOT NULL,
    done text NOT NULL,
    behind uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    PRIMARY KEY (jurisdiction, withdrawal_id)
);
CALL protect_work('withdrawal_work', 'WITHDRAWING');
GRANT SELECT, INSERT, UPDATE, DELETE ON withdrawal_work TO ${runtimeRole};

-- Nothing but a withdrawal that was confirmed reaches history: the service itself cannot alter it.
CREATE FUNCTION require_withdrawal() RETURNS void
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM withdrawal_work WHERE jurisdiction = current_tenant()) THEN
        RAISE EXCEPTION 'history is reached by a confirmed withdrawal alone' USING ERRCODE = 'insufficient_privilege';
    END IF;
END $$;

-- Empties every earlier version of records of the running tenant; returns how many there were.
CREATE FUNCTION forget_history(relation text, ids uuid[]) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public AS $$
DECLARE
    forgotten bigint;
BEGIN
    PERFORM require_withdrawal();
    IF relation = 'incident' THEN
        UPDATE incident_version SET state = 'withdrawn', content = '{}', changed = '{}', kind = NULL, event_date = NULL
        WHERE jurisdiction = current_tenant() AND id = ANY (ids);
    ELSE
        UPDATE review_version SET state = 'withdrawn', content = '{}', changed = '{}'
        WHERE jurisdiction = current_tenant() AND id = ANY (ids);
    END IF;
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END $$;

-- Gives an earlier version of a record of the running tenant a content without what is withdrawn.
CREATE FUNCTION rewrite_history(relation text, record_id uuid, of_version integer, remaining text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM require_withdrawal();
    IF relation = 'incident' THEN
        UPDATE incident_version SET content = remaining
        WHERE jurisdiction = current_tenant() AND id = record_id AND version = of_version;
    ELSE
        UPDATE review_version SET content = remaining
        WHERE jurisdiction = current_tenant() AND id = record_id AND version = of_version;
    END IF;
END $$;

-- The feed tells that a record was withdrawn.
CREATE OR REPLACE FUNCTION record_stored() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    split boolean := false;
    linking text;
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'incident' THEN
        split := NEW.split_into IS DISTINCT FROM OLD.split_into;
        IF NEW.event_id IS DISTINCT FROM OLD.event_id THEN
            linking := CASE WHEN NEW.event_id IS NULL THEN 'unlinked' ELSE 'linked' END;
        END IF;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        EXECUTE format('INSERT INTO %I SELECT ($1).*', TG_TABLE_NAME || '_version') USING OLD;
    END IF;
    INSERT INTO audit_entry (jurisdiction, client_id, actor, request_id, action, noun, record_id, version)
    VALUES (NEW.jurisdiction, current_setting('app.client'), current_setting('app.actor'), current_setting('app.request'),
        CASE WHEN TG_OP = 'INSERT' THEN 'create' WHEN NEW.state = 'withdrawn' THEN 'withdraw' ELSE 'update' END,
        TG_TABLE_NAME, NEW.id, NEW.version);
    INSERT INTO change (jurisdiction, noun, record_id, natural_key, previous_key, version, kind, state, at, request_id)
    VALUES (NEW.jurisdiction, TG_TABLE_NAME, NEW.id, NEW.natural_key,
        CASE WHEN OLD.natural_key <> NEW.natural_key THEN OLD.natural_key END, NEW.version,
        CASE WHEN TG_OP = 'INSERT' THEN 'created' WHEN NEW.state = 'withdrawn' THEN 'withdrawn'
            WHEN OLD.natural_key <> NEW.natural_key THEN 'rekeyed'
            WHEN linking IS NOT NULL THEN linking
            WHEN split THEN 'split'
            WHEN NEW.state = 'merged' AND OLD.state <> 'merged' THEN 'merged'
            WHEN NEW.state = 'voided' AND OLD.state <> 'voided' THEN 'voided'
            WHEN OLD.state = 'voided' AND NEW.state <> 'voided' THEN 'reinstated'
            WHEN OLD.state <> NEW.state AND OLD.content = NEW.content THEN 'moved' ELSE 'updated' END,
        NEW.state, NEW.stored_at, current_setting('app.request'));
    RETURN NULL;
END $$;
