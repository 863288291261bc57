-- How often an export has begun: one whose rows do not add up begins anew.
ALTER TABLE export_work ADD COLUMN rounds integer NOT NULL DEFAULT 1;
