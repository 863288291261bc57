-- What a preview found is told apart from what the reading of the body found, so that applying it counts anew.
ALTER TABLE submission ADD COLUMN origin text NOT NULL DEFAULT 'sent';
ALTER TABLE submission_cause ADD COLUMN previewed boolean NOT NULL DEFAULT false;
ALTER TABLE submission_cause DROP CONSTRAINT submission_cause_pkey;
ALTER TABLE submission_cause ADD PRIMARY KEY (jurisdiction, submission_id, id, previewed);
CREATE INDEX submission_by_mapping ON submission (jurisdiction, mapping_version) WHERE mapping_version IS NOT NULL;
