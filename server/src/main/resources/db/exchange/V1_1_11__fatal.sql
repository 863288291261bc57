-- Whether a record of the submission has a finding that keeps all others out.
ALTER TABLE submission ADD COLUMN fatal boolean NOT NULL DEFAULT false;
