-- Links cover entries as they are served from now on; the sealer chains all of them anew. Nobody was told a digest before.
TRUNCATE audit_link;

-- Heads that were signed and kept, so that a tail that was cut is noticed.
CREATE TABLE audit_head (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    sequence bigint NOT NULL,
    digest bytea NOT NULL,
    at timestamptz NOT NULL,
    statement text NOT NULL,
    PRIMARY KEY (jurisdiction, sequence)
);
CALL protect_by_tenant('audit_head');
GRANT SELECT, INSERT ON audit_head TO ${runtimeRole};
