-- A day of an event that was withdrawn is in no column of history either.
CREATE OR REPLACE FUNCTION rewrite_history(relation text, record_id uuid, of_version integer, remaining text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM require_withdrawal();
    IF relation = 'incident' THEN
        UPDATE incident_version SET content = remaining,
            event_date = CASE WHEN remaining::jsonb ? 'eventDate' THEN event_date END
        WHERE jurisdiction = current_tenant() AND id = record_id AND version = of_version;
    ELSE
        UPDATE review_version SET content = remaining
        WHERE jurisdiction = current_tenant() AND id = record_id AND version = of_version;
    END IF;
END $$;
