-- Instrument versions that the operator imported. What the standard publishes itself is part of the software.
CREATE TABLE instrument_version (
    instrument text NOT NULL,
    version text NOT NULL,
    document text NOT NULL,
    imported_at timestamptz NOT NULL,
    imported_by text NOT NULL,
    PRIMARY KEY (instrument, version)
);
GRANT SELECT, INSERT ON instrument_version TO ${runtimeRole};
