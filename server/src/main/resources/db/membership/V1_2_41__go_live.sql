-- What was stated and decided of the way of a member to live data.
CREATE TABLE go_live (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL CHECK (natural_key = 'go-live'),
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('stated', 'trial-real', 'live', 'paused')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('go_live', '${runtimeRole}');

-- Whether a member counts and is shown to others. Who shared until now goes on.
ALTER TABLE jurisdiction ADD COLUMN live boolean NOT NULL DEFAULT false;
UPDATE jurisdiction SET live = true WHERE agreement_version IS NOT NULL;

-- Whether an owner shares anything now for the purpose of the running transaction: it is live, and its agreement says so.
CREATE OR REPLACE FUNCTION shares_now(owner text) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM jurisdiction j WHERE j.code = owner AND j.live AND j.agreement_state = 'executed'
        AND nullif(current_setting('app.purpose', true), '') = ANY (j.agreement_purposes)
        AND current_date BETWEEN coalesce(j.agreement_from, '-infinity') AND coalesce(j.agreement_until, 'infinity'))
    $$;
