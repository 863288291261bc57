-- What members observed of care bundles, each its own, as monthly aggregates. The natural key is bundle, unit and month. No policy
-- lets anybody else see a row, so that nothing across members can be made of them.
CREATE TABLE bundle_observation (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('stated')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    bundle text NOT NULL,
    unit text NOT NULL CHECK (unit ~ '^(all|[a-z]{2,12}-[0-9]{1,4})$'),
    month text NOT NULL CHECK (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('bundle_observation', '${runtimeRole}');
CREATE INDEX bundle_observation_by_month ON bundle_observation (jurisdiction, bundle, unit, month);
