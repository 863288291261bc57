-- Where members stand with notices, each its own; the natural key is the identifier of the notice.
CREATE TABLE notice_response (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('acknowledged', 'assessing', 'not-applicable', 'action-planned', 'action-done')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    notice_id uuid NOT NULL,
    edition integer NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key),
    FOREIGN KEY (jurisdiction, notice_id) REFERENCES notice_audience (jurisdiction, notice_id)
);
CALL keep_versions('notice_response', '${runtimeRole}');

-- What may be told of a response follows it, so that no statement can have one without the other. A note for whom the member chose.
CREATE FUNCTION response_stated() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    stated json := NEW.content::json;
BEGIN
    UPDATE notice_audience a SET state = NEW.state, at = NEW.stored_at, edition = NEW.edition,
        planned_for = (stated ->> 'plannedFor')::date, acknowledged_at = coalesce(a.acknowledged_at, NEW.stored_at),
        answered_at = CASE WHEN NEW.state IN ('not-applicable', 'action-planned', 'action-done')
            THEN coalesce(a.answered_at, NEW.stored_at) END,
        adopted = stated ->> 'adopted', note = stated ->> 'note', note_for = stated ->> 'noteFor'
    WHERE a.jurisdiction = NEW.jurisdiction AND a.notice_id = NEW.notice_id;
    RETURN NULL;
END $$;
CREATE TRIGGER response_stated AFTER INSERT OR UPDATE ON notice_response FOR EACH ROW EXECUTE FUNCTION response_stated();
