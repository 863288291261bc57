-- A member that takes everything back under an agreement that asks for recall takes the releases along in which it was counted. They
-- are recalled in the transaction that certifies the withdrawal, in the operator's name.
CREATE FUNCTION recall_releases() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    counted uuid[] := ARRAY(SELECT c.release_id FROM release_count c WHERE c.jurisdiction = NEW.jurisdiction AND c.quarter <> '');
    bound text := (SELECT agreement_version FROM jurisdiction WHERE code = NEW.jurisdiction);
    signer text := CASE WHEN strpos(bound, '/') > 0 THEN split_part(bound, '/', 1) ELSE NEW.jurisdiction END;
    reach text;
BEGIN
    PERFORM set_config('app.jurisdiction', signer, true);
    SELECT a.content::json ->> 'afterWithdrawal' INTO reach FROM agreement a
        WHERE a.jurisdiction = signer AND a.number::text = regexp_replace(bound, '^.*/', '');
    IF reach = 'recall-tables' THEN
        PERFORM set_config('app.jurisdiction', 'OPERATOR', true);
        UPDATE release r SET state = 'recalled', reason = 'legal', version = r.version + 1, changed = '{}', stored_at = NEW.stored_at,
            etag = '"' || r.version + 1 || '-' || left(md5(r.etag || NEW.id::text), 16) || '"'
        WHERE r.jurisdiction = 'OPERATOR' AND r.id = ANY (counted) AND r.state IN ('published', 'revised');
    END IF;
    PERFORM set_config('app.jurisdiction', NEW.jurisdiction, true);
    RETURN NULL;
END $$;
CREATE TRIGGER recall_releases AFTER UPDATE ON withdrawal FOR EACH ROW
    WHEN (NEW.state = 'certified' AND OLD.state <> 'certified' AND NEW.content::json ->> 'scope' = 'member')
    EXECUTE FUNCTION recall_releases();
