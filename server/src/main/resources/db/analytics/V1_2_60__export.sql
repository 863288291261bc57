-- Exports: what was asked for, as of which instant, and where it stands.
CREATE TABLE export (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    kind text NOT NULL,
    format text NOT NULL,
    state text NOT NULL,
    as_of timestamptz NOT NULL,
    release_id text,
    tables text[] NOT NULL,
    partition_by text,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    rows_done bigint NOT NULL DEFAULT 0,
    rows_total bigint,
    reason text,
    manifest text,
    bytes bigint,
    ready_at timestamptz,
    expires_at timestamptz,
    PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX export_to_expire ON export (expires_at) WHERE state = 'ready';
CALL protect_work('export', 'EXPORTING');
GRANT SELECT, INSERT, UPDATE ON export TO ${runtimeRole};

-- Exports under way: in whose name, and how far. The row is held while a step is done, the export itself only when the step ends, so that
-- nobody who cancels it waits. The transaction that asked tells when everything that was stored up to the instant can be seen.
CREATE TABLE export_work (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    export_id uuid NOT NULL,
    client text NOT NULL,
    actor text NOT NULL,
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    touched_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    phase text NOT NULL DEFAULT 'count',
    behind uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    failures integer NOT NULL DEFAULT 0,
    PRIMARY KEY (jurisdiction, export_id),
    FOREIGN KEY (jurisdiction, export_id) REFERENCES export (jurisdiction, id)
);
CREATE INDEX export_work_in_turn ON export_work (touched_at);
CALL protect_work('export_work', 'EXPORTING');
GRANT SELECT, INSERT, UPDATE, DELETE ON export_work TO ${runtimeRole};

-- The files of an export. Frozen rows stand in one file for each part of a table, as JSON lines, which readers page through; it is not
-- told unless lines were asked for. `behind` is the first chunk of frozen rows that is not in this file. Without digest it is being written.
CREATE TABLE export_file (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    export_id uuid NOT NULL,
    name text NOT NULL,
    path text NOT NULL,
    table_id text NOT NULL,
    part text NOT NULL,
    format text NOT NULL,
    frozen boolean NOT NULL,
    told boolean NOT NULL,
    behind integer NOT NULL DEFAULT 0,
    chunks integer NOT NULL DEFAULT 0,
    rows bigint NOT NULL DEFAULT 0,
    bytes bigint NOT NULL DEFAULT 0,
    sha256 text,
    PRIMARY KEY (jurisdiction, export_id, name),
    FOREIGN KEY (jurisdiction, export_id) REFERENCES export (jurisdiction, id)
);
CALL protect_work('export_file', 'EXPORTING');
GRANT SELECT, INSERT, UPDATE, DELETE ON export_file TO ${runtimeRole};

-- The bytes of files, a mebibyte at most in each row. They are stored as they are, so that a part of one can be read alone.
CREATE TABLE export_chunk (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    export_id uuid NOT NULL,
    name text NOT NULL,
    position integer NOT NULL,
    first_byte bigint NOT NULL,
    first_row bigint NOT NULL,
    bytes bytea NOT NULL CHECK (octet_length(bytes) <= 1048576),
    PRIMARY KEY (jurisdiction, export_id, name, position),
    FOREIGN KEY (jurisdiction, export_id, name) REFERENCES export_file (jurisdiction, export_id, name)
);
ALTER TABLE export_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE INDEX export_chunk_by_byte ON export_chunk (jurisdiction, export_id, name, first_byte);
CREATE INDEX export_chunk_by_row ON export_chunk (jurisdiction, export_id, name, first_row);
CALL protect_work('export_chunk', 'EXPORTING');
GRANT SELECT, INSERT, DELETE ON export_chunk TO ${runtimeRole};

-- Removes the bytes of an export and what is known of its files.
CREATE FUNCTION remove_export_files(owner text, export uuid) RETURNS void
    LANGUAGE sql VOLATILE
    AS $$
    DELETE FROM export_chunk WHERE jurisdiction = owner AND export_id = export;
    DELETE FROM export_file WHERE jurisdiction = owner AND export_id = export;
    $$;

-- A copy does not outlive a withdrawal: when one begins, and again when it has ended, the exports of own records that the owner has are gone.
CREATE FUNCTION exports_withdrawn() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    owner text := coalesce(NEW.jurisdiction, OLD.jurisdiction);
    before text := coalesce(current_setting('app.jurisdiction', true), '');
    gone uuid;
BEGIN
    PERFORM set_config('app.jurisdiction', owner, true);
    FOR gone IN UPDATE export e SET state = CASE WHEN e.state = 'ready' THEN 'expired' ELSE 'failed' END, reason = 'records-withdrawn',
            version = e.version + 1, updated_at = clock_timestamp(), manifest = NULL
        WHERE e.jurisdiction = owner AND e.kind <> 'release' AND e.state IN ('requested', 'running', 'ready') RETURNING e.id
    LOOP
        PERFORM remove_export_files(owner, gone);
    END LOOP;
    PERFORM set_config('app.jurisdiction', before, true);
    RETURN NULL;
END $$;
CREATE TRIGGER exports_withdrawn AFTER INSERT OR DELETE ON withdrawal_work FOR EACH ROW EXECUTE FUNCTION exports_withdrawn();
