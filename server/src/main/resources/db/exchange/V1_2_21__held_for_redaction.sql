-- Records with a text that is held for redaction are counted besides their outcome.
ALTER TABLE submission ADD COLUMN held bigint NOT NULL DEFAULT 0;
ALTER TABLE submission_result ADD COLUMN held boolean NOT NULL DEFAULT false;
