-- Where a member wants hints to be sent; the natural key is its name.
CREATE TABLE webhook (
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
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('webhook', '${runtimeRole}');

-- Puts row-level security on what work across owners needs: each owner has its own rows, and the worker of a name sees those of
-- all. It sees nothing else of them.
CREATE PROCEDURE protect_work(relation text, worker text)
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', relation);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', relation);
    EXECUTE format('CREATE POLICY everyone ON %I USING (true)', relation);
    EXECUTE format('CREATE POLICY worker ON %1$I AS RESTRICTIVE USING (jurisdiction = current_tenant() OR current_tenant() = %2$L)'
        || ' WITH CHECK (jurisdiction = current_tenant() OR current_tenant() = %2$L)', relation, worker);
END $$;

-- A transaction changed something that an active webhook is to be told. Nothing is compared with earlier hints here, so that
-- no writer waits for another; the worker makes one delivery of many hints.
CREATE TABLE webhook_hint (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    position bigint GENERATED ALWAYS AS IDENTITY,
    webhook_id uuid NOT NULL,
    PRIMARY KEY (jurisdiction, position)
);
CREATE INDEX webhook_hint_in_order ON webhook_hint (position);
CALL protect_work('webhook_hint', 'WORKER');
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_hint TO ${runtimeRole};

-- A message on its way. While it is being sent it belongs to whoever holds the lease.
CREATE TABLE webhook_delivery (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    type text NOT NULL,
    state text NOT NULL,
    tried integer NOT NULL DEFAULT 0,
    lease uuid,
    created_at timestamptz NOT NULL,
    next_at timestamptz,
    ended_at timestamptz,
    PRIMARY KEY (jurisdiction, id),
    FOREIGN KEY (jurisdiction, webhook_id) REFERENCES webhook (jurisdiction, id)
);
CREATE INDEX webhook_delivery_by_webhook ON webhook_delivery (jurisdiction, webhook_id, created_at, id);
CREATE INDEX webhook_delivery_pending ON webhook_delivery (jurisdiction, webhook_id) WHERE state = 'pending';
CALL protect_by_tenant('webhook_delivery');
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_delivery TO ${runtimeRole};

CREATE TABLE webhook_attempt (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    delivery_id uuid NOT NULL,
    at timestamptz NOT NULL,
    outcome text NOT NULL,
    status integer,
    PRIMARY KEY (jurisdiction, delivery_id, at),
    FOREIGN KEY (jurisdiction, delivery_id) REFERENCES webhook_delivery (jurisdiction, id) ON DELETE CASCADE
);
CALL protect_by_tenant('webhook_attempt');
GRANT SELECT, INSERT, DELETE ON webhook_attempt TO ${runtimeRole};

-- Which deliveries are to be sent, and when; the end of a lease is a time like any other.
CREATE TABLE webhook_work (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    delivery_id uuid NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (jurisdiction, delivery_id)
);
CREATE INDEX webhook_work_by_turn ON webhook_work (due_at);
CALL protect_work('webhook_work', 'WORKER');
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_work TO ${runtimeRole};

-- One hint for each active webhook and transaction, however many records the transaction changes.
CREATE FUNCTION hint_webhooks() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('app.hinted', true) IS DISTINCT FROM NEW.jurisdiction THEN
        INSERT INTO webhook_hint (jurisdiction, webhook_id)
        SELECT w.jurisdiction, w.id FROM webhook w WHERE w.jurisdiction = NEW.jurisdiction AND w.state = 'active';
        PERFORM set_config('app.hinted', NEW.jurisdiction, true);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER hint_webhooks AFTER INSERT ON change FOR EACH ROW WHEN (NEW.noun <> 'webhook')
    EXECUTE FUNCTION hint_webhooks();
