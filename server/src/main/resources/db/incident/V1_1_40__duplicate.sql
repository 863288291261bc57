-- The event that an incident is a copy of, where its owners have linked it with another copy.
ALTER TABLE incident ADD COLUMN event_id uuid;
ALTER TABLE incident_version ADD COLUMN event_id uuid;

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
        CASE TG_OP WHEN 'INSERT' THEN 'create' ELSE 'update' END, TG_TABLE_NAME, NEW.id, NEW.version);
    INSERT INTO change (jurisdiction, noun, record_id, natural_key, previous_key, version, kind, state, at, request_id)
    VALUES (NEW.jurisdiction, TG_TABLE_NAME, NEW.id, NEW.natural_key,
        CASE WHEN OLD.natural_key <> NEW.natural_key THEN OLD.natural_key END, NEW.version,
        CASE WHEN TG_OP = 'INSERT' THEN 'created' WHEN OLD.natural_key <> NEW.natural_key THEN 'rekeyed'
            WHEN linking IS NOT NULL THEN linking
            WHEN split THEN 'split'
            WHEN NEW.state = 'merged' AND OLD.state <> 'merged' THEN 'merged'
            WHEN NEW.state = 'voided' AND OLD.state <> 'voided' THEN 'voided'
            WHEN OLD.state = 'voided' AND NEW.state <> 'voided' THEN 'reinstated'
            WHEN OLD.state <> NEW.state AND OLD.content = NEW.content THEN 'moved' ELSE 'updated' END,
        NEW.state, NEW.stored_at, current_setting('app.request'));
    RETURN NULL;
END $$;

-- Incidents that changed since they were compared. Nothing but appended to by writers, so that none waits for another.
CREATE TABLE match_work (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    position bigint GENERATED ALWAYS AS IDENTITY,
    incident_id uuid NOT NULL,
    PRIMARY KEY (jurisdiction, position)
);
CREATE INDEX match_work_in_order ON match_work (position);
CALL protect_work('match_work', 'MATCHING');
GRANT SELECT, INSERT, UPDATE, DELETE ON match_work TO ${runtimeRole};

CREATE FUNCTION match_later() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO match_work (jurisdiction, incident_id) SELECT jurisdiction, id FROM made;
    RETURN NULL;
END $$;
CREATE TRIGGER match_made AFTER INSERT ON incident REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION match_later();
CREATE TRIGGER match_changed AFTER UPDATE ON incident REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION match_later();

-- What is compared of an incident: coarse features, and the hash of a token of its owner. Without `event_from` it is compared by its token alone.
CREATE TABLE match_fact (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    incident_id uuid NOT NULL,
    standing boolean NOT NULL,
    event_from date,
    event_to date,
    age integer,
    sex text,
    kind text,
    county text,
    occurrence text,
    token bytea,
    PRIMARY KEY (jurisdiction, incident_id),
    FOREIGN KEY (jurisdiction, incident_id) REFERENCES incident (jurisdiction, id)
);
CREATE INDEX match_fact_by_event ON match_fact (jurisdiction, event_from) WHERE standing AND event_from IS NOT NULL;
CREATE INDEX match_fact_by_token ON match_fact (token) WHERE token IS NOT NULL;
CALL protect_work('match_fact', 'MATCHING');
GRANT SELECT, INSERT, UPDATE ON match_fact TO ${runtimeRole};

-- Which incidents were linked as copies of one event; groups are what hangs together.
CREATE TABLE event_link (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    candidate_id uuid NOT NULL,
    incident_id uuid NOT NULL,
    other_jurisdiction text NOT NULL,
    other_incident_id uuid NOT NULL,
    PRIMARY KEY (jurisdiction, candidate_id)
);
CREATE INDEX event_link_by_incident ON event_link (incident_id);
CREATE INDEX event_link_by_other ON event_link (other_incident_id);
CALL protect_work('event_link', 'MATCHING');
GRANT SELECT, INSERT, DELETE ON event_link TO ${runtimeRole};

-- One side of a duplicate candidate; a candidate between two owners has one row for each, with the same identifier.
CREATE TABLE duplicate_candidate (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    incident_id uuid NOT NULL,
    other_jurisdiction text NOT NULL,
    other_incident_id uuid NOT NULL,
    agreeing text[] NOT NULL,
    state text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, incident_id, other_incident_id),
    FOREIGN KEY (jurisdiction, incident_id) REFERENCES incident (jurisdiction, id)
);
CREATE INDEX duplicate_candidate_by_state ON duplicate_candidate (jurisdiction, state, id);
CALL protect_by_tenant('duplicate_candidate');
GRANT SELECT, INSERT, UPDATE ON duplicate_candidate TO ${runtimeRole};

-- What was decided, on each side; of the other owner's decisions no reason and no client.
CREATE TABLE duplicate_decision (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    candidate_id uuid NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    decided_for text NOT NULL,
    decision text NOT NULL,
    reason text,
    decided_by text,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (jurisdiction, candidate_id, position),
    FOREIGN KEY (jurisdiction, candidate_id) REFERENCES duplicate_candidate (jurisdiction, id)
);
CALL protect_by_tenant('duplicate_decision');
GRANT SELECT, INSERT ON duplicate_decision TO ${runtimeRole};
