-- Working drafts of curricula belong to the operator, and no policy lets anybody else see them. `published` is the number of the version that
-- was published last, and no number before the first one.
CREATE TABLE curriculum (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    published integer CHECK (published > 0),
    CONSTRAINT published_at_least_once CHECK (state = 'draft' OR published IS NOT NULL),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('curriculum', '${runtimeRole}');
