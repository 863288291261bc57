-- Gives the committed changes of the tenant that have no place yet the next places of its feed. A change that commits later
-- gets a later place, so nobody who read up to some place can miss one, and no place ever changes. Changes of one record
-- are written one after the other, so their positions have their order. Steps are bounded: a reader comes again. The service
-- itself may not alter the feed; it may have it numbered and shortened.
CREATE FUNCTION number_changes(most integer) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM change WHERE jurisdiction = current_tenant() AND sequence IS NULL) THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('change'), hashtext(current_tenant()));
    -- This statement sees what was committed before the lock was given, its own places of others included.
    UPDATE change c SET sequence = n.place
    FROM (SELECT u.position, (SELECT coalesce(max(m.sequence), 0) FROM change m WHERE m.jurisdiction = current_tenant())
            + row_number() OVER (ORDER BY u.position) AS place
        FROM (SELECT position FROM change WHERE jurisdiction = current_tenant() AND sequence IS NULL
            ORDER BY position LIMIT most) u) n
    WHERE c.jurisdiction = current_tenant() AND c.position = n.position;
END $$;

-- Removes changes of the tenant from before an instant, but never the last one, which keeps the count.
CREATE FUNCTION forget_changes(before timestamptz, most integer) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public AS $$
DECLARE
    forgotten bigint;
BEGIN
    DELETE FROM change WHERE jurisdiction = current_tenant() AND at < before AND sequence IN (
        SELECT c.sequence FROM change c WHERE c.jurisdiction = current_tenant()
            AND c.sequence < (SELECT max(m.sequence) FROM change m WHERE m.jurisdiction = current_tenant())
        ORDER BY c.sequence LIMIT most);
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END $$;
