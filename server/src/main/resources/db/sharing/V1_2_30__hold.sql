-- What owners keep from being destroyed; the natural key means nothing.
CREATE TABLE legal_hold (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('held', 'released')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    set_by text NOT NULL,
    set_client text NOT NULL,
    released_client text,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('legal_hold', '${runtimeRole}');

-- The incidents that a hold in force keeps, with their reviews; the nil identifier stands for all of them.
CREATE TABLE hold_reach (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    incident_id uuid NOT NULL,
    hold_id uuid NOT NULL,
    PRIMARY KEY (jurisdiction, incident_id, hold_id),
    FOREIGN KEY (jurisdiction, hold_id) REFERENCES legal_hold (jurisdiction, id)
);
CALL protect_by_tenant('hold_reach');
GRANT SELECT, INSERT, DELETE ON hold_reach TO ${runtimeRole};

-- Whoever sets a hold waits for destruction under way, and destruction waits for a hold that is being set: one sees the other.
CREATE FUNCTION hold_begins() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('hold'), hashtext(NEW.jurisdiction));
    RETURN NEW;
END $$;
CREATE TRIGGER hold_begins BEFORE INSERT ON legal_hold FOR EACH ROW EXECUTE FUNCTION hold_begins();

-- A hold keeps what it says until another person releases it.
CREATE FUNCTION hold_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'released' OR NEW.content <> OLD.content OR NEW.set_by <> OLD.set_by
            OR NEW.state = 'released' AND current_setting('app.actor', true) IS NOT DISTINCT FROM OLD.set_by THEN
        RAISE EXCEPTION 'a hold is released by another person, and not altered';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hold_stays BEFORE UPDATE ON legal_hold FOR EACH ROW EXECUTE FUNCTION hold_stays();

CREATE FUNCTION hold_reaches_on() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM legal_hold h WHERE h.jurisdiction = OLD.jurisdiction AND h.id = OLD.hold_id AND h.state = 'held') THEN
        RAISE EXCEPTION 'a hold in force reaches on';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER hold_reaches_on BEFORE DELETE ON hold_reach FOR EACH ROW EXECUTE FUNCTION hold_reaches_on();

-- A hold goes with a review to another incident, and with an incident that is merged or split.
CREATE FUNCTION hold_follows() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
    origin uuid;
    target uuid;
BEGIN
    IF TG_TABLE_NAME = 'review' THEN
        origin := OLD.incident_id;
        target := NEW.incident_id;
    ELSIF TG_OP = 'INSERT' THEN
        origin := NEW.split_from;
        target := NEW.id;
    ELSE
        origin := NEW.id;
        target := NEW.merged_into;
    END IF;
    INSERT INTO hold_reach (jurisdiction, incident_id, hold_id) SELECT jurisdiction, target, hold_id FROM hold_reach
        WHERE jurisdiction = NEW.jurisdiction AND incident_id = origin ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER hold_follows AFTER UPDATE ON review FOR EACH ROW
    WHEN (NEW.incident_id <> OLD.incident_id) EXECUTE FUNCTION hold_follows();
CREATE TRIGGER hold_follows_merging AFTER UPDATE ON incident FOR EACH ROW
    WHEN (NEW.merged_into IS NOT NULL AND NEW.merged_into IS DISTINCT FROM OLD.merged_into) EXECUTE FUNCTION hold_follows();
CREATE TRIGGER hold_follows_splitting AFTER INSERT ON incident FOR EACH ROW
    WHEN (NEW.split_from IS NOT NULL) EXECUTE FUNCTION hold_follows();

-- Refuses to destroy records of which one is held. No statement comes past it: it stands at the keys, at the contents and at
-- the history.
CREATE FUNCTION refuse_held(owner text, records uuid[]) RETURNS void
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('hold'), hashtext(owner));
    -- Another statement: it sees what was committed before the lock was given.
    IF EXISTS (SELECT FROM hold_reach h WHERE h.jurisdiction = owner
            AND (h.incident_id = '00000000-0000-0000-0000-000000000000' OR h.incident_id = ANY (records)
                OR h.incident_id IN (SELECT r.incident_id FROM review r WHERE r.jurisdiction = owner AND r.id = ANY (records)))) THEN
        RAISE EXCEPTION 'a hold keeps the record' USING ERRCODE = 'HD001';
    END IF;
END $$;

CREATE FUNCTION held_record_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_held(OLD.jurisdiction, ARRAY[OLD.id]);
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER held_content_stays BEFORE UPDATE ON incident FOR EACH ROW
    WHEN (NEW.state = 'withdrawn') EXECUTE FUNCTION held_record_stays();
CREATE TRIGGER held_content_stays BEFORE UPDATE ON review FOR EACH ROW
    WHEN (NEW.state = 'withdrawn') EXECUTE FUNCTION held_record_stays();
CREATE TRIGGER held_record_stays BEFORE DELETE ON incident FOR EACH ROW EXECUTE FUNCTION held_record_stays();
CREATE TRIGGER held_record_stays BEFORE DELETE ON review FOR EACH ROW EXECUTE FUNCTION held_record_stays();
CREATE TRIGGER held_record_stays BEFORE UPDATE OR DELETE ON incident_version FOR EACH ROW EXECUTE FUNCTION held_record_stays();
CREATE TRIGGER held_record_stays BEFORE UPDATE OR DELETE ON review_version FOR EACH ROW EXECUTE FUNCTION held_record_stays();

CREATE FUNCTION held_keys_stay() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_held(g.jurisdiction, array_agg(g.record_id)) FROM gone g GROUP BY g.jurisdiction;
    RETURN NULL;
END $$;
CREATE TRIGGER held_keys_stay AFTER DELETE ON record_key REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION held_keys_stay();

-- With a keyset go the keys of all records: any hold keeps it.
CREATE FUNCTION held_keyset_stays() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.wrapped IS NULL AND OLD.wrapped IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock_shared(hashtext('hold'), hashtext(OLD.jurisdiction));
        IF EXISTS (SELECT FROM hold_reach h WHERE h.jurisdiction = OLD.jurisdiction) THEN
            RAISE EXCEPTION 'a hold keeps the keyset' USING ERRCODE = 'HD001';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER held_keyset_stays BEFORE UPDATE OR DELETE ON owner_keyset FOR EACH ROW EXECUTE FUNCTION held_keyset_stays();

-- These are never emptied as a whole.
CREATE FUNCTION never_emptied() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is never emptied', TG_TABLE_NAME;
END $$;
DO $do$
DECLARE
    relation text;
BEGIN
    FOREACH relation IN ARRAY ARRAY['incident', 'incident_version', 'review', 'review_version', 'record_key', 'owner_keyset',
            'legal_hold', 'hold_reach'] LOOP
        EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION never_emptied()',
            relation);
    END LOOP;
END $do$;

-- A withdrawal that met a hold waits until the hold is released.
ALTER TABLE withdrawal_work ADD COLUMN halted boolean NOT NULL DEFAULT false;

-- As before, but what is said of a held record is kept, and all that follows it: a reader must not miss what lies between.
CREATE OR REPLACE FUNCTION forget_changes(before timestamptz, most integer) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public AS $$
DECLARE
    forgotten bigint;
    kept bigint;
BEGIN
    IF EXISTS (SELECT FROM hold_reach WHERE jurisdiction = current_tenant()) THEN
        PERFORM pg_advisory_xact_lock_shared(hashtext('hold'), hashtext(current_tenant()));
        SELECT min(c.sequence) INTO kept FROM change c WHERE c.jurisdiction = current_tenant() AND EXISTS (SELECT FROM hold_reach h
            WHERE h.jurisdiction = c.jurisdiction AND (h.incident_id = '00000000-0000-0000-0000-000000000000'
                OR h.incident_id = c.record_id OR h.incident_id = (SELECT r.incident_id FROM review r
                    WHERE r.jurisdiction = c.jurisdiction AND r.id = c.record_id)));
    END IF;
    DELETE FROM change WHERE jurisdiction = current_tenant() AND at < before AND sequence IN (
        SELECT c.sequence FROM change c WHERE c.jurisdiction = current_tenant() AND (kept IS NULL OR c.sequence < kept)
            AND c.sequence < (SELECT max(m.sequence) FROM change m WHERE m.jurisdiction = current_tenant())
        ORDER BY c.sequence LIMIT most);
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END $$;
