-- The keysets of owners, wrapped by the key service. Whoever has a copy of the database has ciphertext without it. Without
-- a wrapped one the keyset was destroyed, and the next has a later version.
CREATE TABLE owner_keyset (
    jurisdiction text PRIMARY KEY CHECK (jurisdiction <> ''),
    version integer NOT NULL,
    wrapped text,
    destroyed integer NOT NULL DEFAULT 0,
    stage text NOT NULL DEFAULT 'settled' CHECK (stage IN ('settled', 'wanted', 'announced', 'wrapping')),
    stage_at timestamptz NOT NULL DEFAULT now(),
    made_at timestamptz NOT NULL DEFAULT now(),
    rotated_at timestamptz NOT NULL DEFAULT now()
);
CALL protect_work('owner_keyset', 'KEYS');
GRANT SELECT, INSERT, UPDATE, DELETE ON owner_keyset TO ${runtimeRole};

-- The keys of records, wrapped by the keyset of their owner. A record without sealed members has none. To destroy a key is to
-- destroy every sealed member of every version.
CREATE TABLE record_key (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    record_id uuid NOT NULL,
    wrapped text NOT NULL,
    PRIMARY KEY (jurisdiction, record_id)
);
ALTER TABLE record_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_key FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON record_key USING (true);
-- Others have the key of what is shared with them now; the policy of that table says what that is.
CREATE POLICY readers ON record_key AS RESTRICTIVE
    USING (jurisdiction = current_tenant() OR EXISTS (SELECT 1 FROM shared_record s
        WHERE s.jurisdiction = record_key.jurisdiction AND s.record_id = record_key.record_id AND s.content IS NOT NULL))
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON record_key AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());
CREATE POLICY destroyers ON record_key AS RESTRICTIVE FOR DELETE USING (jurisdiction = current_tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON record_key TO ${runtimeRole};

-- An instance may hold a destroyed keyset for some more minutes; what it wrapped by that could never be opened.
CREATE FUNCTION require_living_keyset() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF split_part(NEW.wrapped, ':', 1)::int <= (SELECT destroyed FROM owner_keyset WHERE jurisdiction = NEW.jurisdiction) THEN
        RAISE EXCEPTION 'the keyset was destroyed' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER living_keyset BEFORE INSERT ON record_key FOR EACH ROW EXECUTE FUNCTION require_living_keyset();

-- The key of a staged record that has sealed members.
ALTER TABLE submission_item ADD COLUMN sealing_key text;

-- First versions bring the key of their record along, where they have one. A former key of an incident makes no incident.
DO $do$
DECLARE
    relation text;
BEGIN
    FOREACH relation IN ARRAY ARRAY['incident', 'review'] LOOP
        EXECUTE format($body$
            CREATE OR REPLACE FUNCTION %1$I(tenant text, client text, actor text, requests text[], firsts text) RETURNS SETOF boolean
                LANGUAGE plpgsql VOLATILE AS $store$
            DECLARE
                item json;
                made %2$I;
                stored boolean;
                i integer := 0;
            BEGIN
                FOR item IN SELECT value FROM json_array_elements(firsts::json) LOOP
                    i := i + 1;
                    made := json_populate_record(NULL::%2$I, item);
                    PERFORM open_session(tenant, client, actor, requests[i]);
                    INSERT INTO %2$I SELECT (made).* WHERE NOT EXISTS (SELECT FROM incident_former_key f WHERE %2$L = 'incident'
                            AND f.jurisdiction = tenant AND f.natural_key = made.natural_key)
                        ON CONFLICT (jurisdiction, natural_key) DO NOTHING;
                    stored := FOUND;
                    IF stored AND item ->> 'sealing_key' IS NOT NULL THEN
                        INSERT INTO record_key (jurisdiction, record_id, wrapped) VALUES (made.jurisdiction, made.id, item ->> 'sealing_key');
                    END IF;
                    RETURN NEXT stored;
                END LOOP;
            END $store$
            $body$, 'store_first_' || relation, relation);
    END LOOP;
END $do$;
