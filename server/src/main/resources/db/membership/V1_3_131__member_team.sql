-- Teams, each stated by its member and known to all; the natural key is 'team'.
CREATE TABLE member_team (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state = 'stated'),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('member_team', '${runtimeRole}');
CALL open_to_all('member_team');

-- A row for each role of a position follows the team, so that others can ask who held a role on a day.
CREATE FUNCTION team_positions_follow() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    today date := (NEW.stored_at AT TIME ZONE 'UTC')::date;
    wanted json := NEW.content::json -> 'positions';
BEGIN
    UPDATE team_position p SET until = greatest(today, p.since)
        WHERE p.jurisdiction = NEW.jurisdiction AND (p.until IS NULL OR p.until > today)
        AND NOT EXISTS (SELECT FROM json_array_elements(wanted) one, json_array_elements_text(one -> 'roles') stated
            WHERE one ->> 'key' = p.key AND stated = p.role);
    UPDATE team_position p SET level = one ->> 'level', since = CASE WHEN EXISTS (SELECT FROM team_position q
            WHERE q.jurisdiction = p.jurisdiction AND q.key = p.key AND q.role = p.role AND q.since = (one ->> 'since')::date)
            THEN p.since ELSE coalesce((one ->> 'since')::date, p.since) END
        FROM json_array_elements(wanted) one
        WHERE p.jurisdiction = NEW.jurisdiction AND (p.until IS NULL OR p.until > today) AND one ->> 'key' = p.key;
    INSERT INTO team_position (jurisdiction, key, role, level, since)
        SELECT DISTINCT ON (one ->> 'key', stated) NEW.jurisdiction, one ->> 'key', stated, one ->> 'level',
            coalesce((one ->> 'since')::date, today)
        FROM json_array_elements(wanted) one, json_array_elements_text(one -> 'roles') stated
        WHERE NOT EXISTS (SELECT FROM team_position p WHERE p.jurisdiction = NEW.jurisdiction AND p.key = one ->> 'key'
            AND p.role = stated AND (p.until IS NULL OR p.until > today))
        ON CONFLICT (jurisdiction, key, role, since) DO UPDATE SET until = NULL, level = EXCLUDED.level;
    RETURN NULL;
END $$;
CREATE TRIGGER team_positions_follow AFTER INSERT OR UPDATE ON member_team FOR EACH ROW EXECUTE FUNCTION team_positions_follow();
