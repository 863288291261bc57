-- Submissions: the receipt, the records that are not yet worked on or wait, what became of each, and why.
CREATE TABLE submission (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    client_id text NOT NULL,
    actor text NOT NULL,
    submission_key text NOT NULL,
    request_id text NOT NULL,
    state text NOT NULL,
    mode text NOT NULL,
    media_type text NOT NULL,
    lenient boolean NOT NULL,
    mapping_version text,
    -- Who reads the body now, and until when it counts as reading; a broken reading ends with its lease.
    attempt uuid NOT NULL,
    lease_until timestamptz NOT NULL,
    bytes bigint,
    digest text,
    fingerprint text,
    refusal text,
    received bigint NOT NULL DEFAULT 0,
    pending bigint NOT NULL DEFAULT 0 CHECK (pending >= 0),
    created bigint NOT NULL DEFAULT 0,
    updated bigint NOT NULL DEFAULT 0,
    unchanged bigint NOT NULL DEFAULT 0,
    waiting bigint NOT NULL DEFAULT 0 CHECK (waiting >= 0),
    rejected bigint NOT NULL DEFAULT 0,
    contract_version text NOT NULL,
    rule_set_version text NOT NULL,
    received_at timestamptz NOT NULL,
    finished_at timestamptz,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, client_id, submission_key),
    CHECK (received = pending + created + updated + unchanged + waiting + rejected)
);
CREATE INDEX submission_by_key ON submission (jurisdiction, submission_key);
CALL protect_by_tenant('submission');
GRANT SELECT, INSERT, UPDATE ON submission TO ${runtimeRole};

-- A sound record that is not stored yet; without `waiting_until` its turn has not come.
CREATE TABLE submission_item (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    submission_id uuid NOT NULL,
    index bigint NOT NULL,
    line bigint NOT NULL,
    noun text NOT NULL,
    natural_key text NOT NULL,
    local_key text NOT NULL,
    review_number integer,
    event_month text,
    state text,
    reason text,
    expected_version integer,
    repeated boolean NOT NULL,
    content text NOT NULL,
    findings text,
    announced text,
    causes text[] NOT NULL,
    waiting_until timestamptz,
    PRIMARY KEY (jurisdiction, submission_id, index)
);
CREATE INDEX submission_item_by_turn ON submission_item (jurisdiction, submission_id, noun, index) WHERE waiting_until IS NULL;
CREATE INDEX submission_item_by_key ON submission_item (jurisdiction, submission_id, noun, natural_key);
CREATE INDEX submission_item_waiting ON submission_item (jurisdiction, submission_id, local_key) WHERE waiting_until IS NOT NULL;
CALL protect_by_tenant('submission_item');
GRANT SELECT, INSERT, UPDATE, DELETE ON submission_item TO ${runtimeRole};

-- What became of each record. A rejected record leaves no content here.
CREATE TABLE submission_result (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    submission_id uuid NOT NULL,
    index bigint NOT NULL,
    line bigint NOT NULL,
    noun text,
    local_key text,
    review_number integer,
    event_month text,
    outcome text NOT NULL,
    record_id uuid,
    version integer,
    waiting_until timestamptz,
    findings text,
    announced text,
    causes text[] NOT NULL,
    PRIMARY KEY (jurisdiction, submission_id, index)
);
CREATE INDEX submission_result_of_note ON submission_result (jurisdiction, submission_id, outcome, index)
    WHERE outcome IN ('rejected', 'waiting');
CREATE INDEX submission_result_with_cause ON submission_result (jurisdiction, submission_id, index) WHERE causes <> '{}';
CALL protect_by_tenant('submission_result');
GRANT SELECT, INSERT, UPDATE, DELETE ON submission_result TO ${runtimeRole};

-- Findings grouped by cause. The place is generalised; no submitted value can be read off an id.
CREATE TABLE submission_cause (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    submission_id uuid NOT NULL,
    id text NOT NULL,
    rule text NOT NULL,
    severity text NOT NULL,
    class text NOT NULL,
    origin text NOT NULL,
    place text NOT NULL,
    element text,
    message text NOT NULL,
    fix text NOT NULL,
    allowed_at text,
    page text NOT NULL,
    records bigint NOT NULL,
    findings bigint NOT NULL,
    example_index bigint NOT NULL,
    example_key text,
    PRIMARY KEY (jurisdiction, submission_id, id)
);
CALL protect_by_tenant('submission_cause');
GRANT SELECT, INSERT, UPDATE, DELETE ON submission_cause TO ${runtimeRole};

-- Which submissions need a worker, and when next. A worker of any instance may see this list and nothing else; the lock on
-- a row is its claim, so that a worker that dies leaves the row to others at once.
CREATE TABLE submission_work (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    submission_id uuid NOT NULL,
    due_at timestamptz NOT NULL,
    failures integer NOT NULL DEFAULT 0,
    PRIMARY KEY (jurisdiction, submission_id)
);
CREATE INDEX submission_work_by_turn ON submission_work (due_at);
ALTER TABLE submission_work ENABLE ROW LEVEL SECURITY;
ALTER TABLE submission_work FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON submission_work USING (true);
CREATE POLICY worker ON submission_work AS RESTRICTIVE
    USING (jurisdiction = current_tenant() OR current_tenant() = 'WORKER')
    WITH CHECK (jurisdiction = current_tenant() OR current_tenant() = 'WORKER');
GRANT SELECT, INSERT, UPDATE, DELETE ON submission_work TO ${runtimeRole};
