-- Items of the work plan; the natural key is the key of the item. What was believed on a day is read by all, so the history is open, too.
CREATE TABLE work_plan_item (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('not-started', 'in-progress', 'at-risk', 'done', 'stopped')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    steps text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('work_plan_item', '${runtimeRole}');
CALL open_to_all('work_plan_item');
ALTER POLICY tenant ON work_plan_item_version USING (current_tenant() IS NOT NULL) WITH CHECK (jurisdiction = current_tenant());
