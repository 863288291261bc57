-- Each member but the owner finds an entry in its own feed, in the transaction of the step, once an item was published. Nothing of the
-- entry tells whose item it is. The members are collected first: the policies look at the tenant of each row that is fetched.
CREATE FUNCTION library_told() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('app.jurisdiction', true), '');
    members text[] := ARRAY(SELECT j.code FROM jurisdiction j WHERE j.code <> NEW.jurisdiction ORDER BY j.code);
    member text;
BEGIN
    FOREACH member IN ARRAY members LOOP
        PERFORM set_config('app.jurisdiction', member, true);
        INSERT INTO change (jurisdiction, noun, record_id, natural_key, version, kind, state, at, request_id)
        VALUES (member, TG_TABLE_NAME, NEW.id, NEW.natural_key, NEW.version, CASE WHEN OLD.audience = 'owner' THEN 'created'
            WHEN NEW.state = 'withdrawn' THEN 'withdrawn' ELSE 'updated' END, NEW.state, NEW.stored_at, current_setting('app.request'));
    END LOOP;
    PERFORM set_config('app.jurisdiction', before, true);
    RETURN NULL;
END $$;
CREATE TRIGGER library_told AFTER UPDATE ON library_item FOR EACH ROW
    WHEN (NEW.audience = 'members') EXECUTE FUNCTION library_told();
