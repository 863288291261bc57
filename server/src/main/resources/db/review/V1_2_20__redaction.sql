-- Free texts that are held for redaction, and those on which a second person decided: places, kinds and keyed digests, never words.
-- They stand in the row of the review, so that text and holding are stored by one statement and kept in every version. Without a value a
-- review was stored before texts were screened.
ALTER TABLE review ADD COLUMN held text, ADD COLUMN cleared text;
ALTER TABLE review_version ADD COLUMN held text, ADD COLUMN cleared text;
CREATE INDEX review_held ON review (jurisdiction, id) WHERE held <> '[]';

-- A text that is gone is not held, whoever removed it; of what was withdrawn nothing is known.
CREATE FUNCTION keep_holding_true() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'withdrawn' THEN
        NEW.held := NULL;
        NEW.cleared := NULL;
    ELSIF NEW.held <> '[]' THEN
        NEW.held := (SELECT coalesce(json_agg(one ORDER BY place), '[]')::text
            FROM json_array_elements(NEW.held::json) WITH ORDINALITY AS every (one, place)
            WHERE NEW.content::jsonb #> string_to_array(ltrim(one ->> 'pointer', '/'), '/') IS NOT NULL);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_holding_true BEFORE UPDATE ON review FOR EACH ROW
    WHEN (NEW.state = 'withdrawn' OR NEW.held IS NOT NULL AND NEW.held <> '[]' AND NEW.content IS DISTINCT FROM OLD.content)
    EXECUTE FUNCTION keep_holding_true();
CREATE TRIGGER keep_holding_true BEFORE UPDATE ON review_version FOR EACH ROW
    WHEN (NEW.state = 'withdrawn' OR NEW.held IS NOT NULL AND NEW.held <> '[]')
    EXECUTE FUNCTION keep_holding_true();
