-- What a client did in one trail, as counts. The policies decide whose trail can be counted.
CREATE FUNCTION activity_of(owner text, client text, since timestamptz)
    RETURNS TABLE (jurisdiction text, action text, noun text, outcome text, entries bigint, records bigint,
        first_at timestamptz, last_at timestamptz, submission_id uuid, submission_at timestamptz)
    LANGUAGE sql STABLE AS $$
    SELECT owner, e.action, e.noun, e.outcome, count(*), coalesce(sum(e.records), 0)::bigint, min(e.at), max(e.at),
        last.id, last.received_at
    FROM audit_entry e LEFT JOIN LATERAL (SELECT s.id, s.received_at FROM submission s WHERE s.jurisdiction = owner
        AND s.client_id = client AND s.finished_at IS NOT NULL ORDER BY s.received_at DESC, s.id DESC LIMIT 1) last ON true
    WHERE e.jurisdiction = owner AND e.client_id = client AND e.at >= since
    GROUP BY e.action, e.noun, e.outcome, last.id, last.received_at
    ORDER BY e.action, e.noun, e.outcome
    $$;

-- The same for every member, for the operator alone: counts, and nothing else of a trail. It runs with the rights of the owner of
-- the tables because the operator sees no entry of a member.
CREATE FUNCTION activity_everywhere(client text, since timestamptz)
    RETURNS TABLE (jurisdiction text, action text, noun text, outcome text, entries bigint, records bigint,
        first_at timestamptz, last_at timestamptz, submission_id uuid, submission_at timestamptz)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    candidate text;
BEGIN
    IF current_tenant() IS DISTINCT FROM 'OPERATOR' THEN
        RAISE EXCEPTION 'the activity of a client in all trails is for the operator' USING ERRCODE = 'insufficient_privilege';
    END IF;
    FOR candidate IN SELECT j.code FROM jurisdiction j UNION ALL SELECT 'OPERATOR' ORDER BY 1 LOOP
        PERFORM set_config('app.jurisdiction', candidate, true);
        RETURN QUERY SELECT * FROM activity_of(candidate, client, since);
    END LOOP;
    PERFORM set_config('app.jurisdiction', 'OPERATOR', true);
END $$;
REVOKE EXECUTE ON FUNCTION activity_everywhere FROM PUBLIC;
GRANT EXECUTE ON FUNCTION activity_everywhere TO ${runtimeRole};
