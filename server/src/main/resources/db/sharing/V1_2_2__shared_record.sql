-- For what the agreement of a member allows its data to be used, and how often what it shares was decided anew.
ALTER TABLE jurisdiction ADD COLUMN agreement_purposes text[] NOT NULL DEFAULT '{}',
    ADD COLUMN sharing_revision bigint NOT NULL DEFAULT 0;

-- Whether an owner shares anything now for the purpose of the running transaction, by its agreement alone.
CREATE FUNCTION shares_now(owner text) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM jurisdiction j WHERE j.code = owner AND j.agreement_state = 'executed'
        AND nullif(current_setting('app.purpose', true), '') = ANY (j.agreement_purposes)
        AND current_date BETWEEN coalesce(j.agreement_from, '-infinity') AND coalesce(j.agreement_until, 'infinity'))
    $$;

-- What members see of each other's records. Nothing else of a record is here: what an owner does not share cannot be read, found
-- or counted by others, whatever a statement says. Without content it is a tombstone. Others see rows only while the owner's
-- agreement stands and covers their purpose; each owner writes its own.
CREATE SEQUENCE shared_position;
GRANT USAGE ON shared_position TO ${runtimeRole};
CREATE TABLE shared_record (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    noun text NOT NULL,
    record_id uuid NOT NULL,
    shared_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    content text,
    revision bigint NOT NULL,
    position bigint NOT NULL,
    kind text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (jurisdiction, noun, record_id)
);
CREATE INDEX shared_record_by_position ON shared_record (position);
ALTER TABLE shared_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared_record FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON shared_record USING (true);
CREATE POLICY readers ON shared_record AS RESTRICTIVE
    USING (jurisdiction = current_tenant() OR content IS NULL OR shares_now(jurisdiction))
    WITH CHECK (jurisdiction = current_tenant());
GRANT SELECT, INSERT, UPDATE ON shared_record TO ${runtimeRole};

-- By which agreement, clauses and choices the rows of an owner came to be; each disclosure names them.
CREATE TABLE shared_terms (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    noun text NOT NULL,
    agreement text NOT NULL,
    clauses text[] NOT NULL,
    profile_version integer NOT NULL,
    elements text[] NOT NULL,
    PRIMARY KEY (jurisdiction, noun)
);
ALTER TABLE shared_terms ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared_terms FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON shared_terms USING (true);
CREATE POLICY readers ON shared_terms AS RESTRICTIVE
    USING (jurisdiction = current_tenant() OR shares_now(jurisdiction)) WITH CHECK (jurisdiction = current_tenant());
GRANT SELECT, INSERT, UPDATE ON shared_terms TO ${runtimeRole};

-- Records of which is to be decided anew what others see.
CREATE TABLE share_work (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    position bigint GENERATED ALWAYS AS IDENTITY,
    noun text NOT NULL,
    record_id uuid NOT NULL,
    PRIMARY KEY (jurisdiction, position)
);
CREATE INDEX share_work_in_order ON share_work (position);
CALL protect_work('share_work', 'SHARING');
GRANT SELECT, INSERT, UPDATE, DELETE ON share_work TO ${runtimeRole};

-- A record of an owner that shares anything changed; with an incident its reviews come and go.
CREATE FUNCTION share_later() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM sharing_profile WHERE jurisdiction = current_tenant() AND effective <> '[]') THEN
        INSERT INTO share_work (jurisdiction, noun, record_id) SELECT jurisdiction, TG_TABLE_NAME, id FROM made;
        IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'incident' THEN
            INSERT INTO share_work (jurisdiction, noun, record_id) SELECT r.jurisdiction, 'review', r.id
            FROM review r JOIN made m ON m.jurisdiction = r.jurisdiction AND m.id = r.incident_id;
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER share_made AFTER INSERT ON incident REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION share_later();
CREATE TRIGGER share_changed AFTER UPDATE ON incident REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION share_later();
CREATE TRIGGER share_made AFTER INSERT ON review REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION share_later();
CREATE TRIGGER share_changed AFTER UPDATE ON review REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION share_later();

-- Who was shown records of an owner. The recipient's reading writes it in its own transaction; only the owner sees it, and nobody
-- changes it.
CREATE TABLE disclosure (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    at timestamptz NOT NULL,
    recipient text NOT NULL,
    client_id text NOT NULL,
    request_id text NOT NULL,
    purpose text NOT NULL,
    noun text NOT NULL,
    way text NOT NULL,
    records integer NOT NULL,
    agreement text NOT NULL,
    clauses text[] NOT NULL,
    profile_version integer NOT NULL,
    elements text[] NOT NULL,
    PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX disclosure_by_time ON disclosure (jurisdiction, at, id);
ALTER TABLE disclosure ENABLE ROW LEVEL SECURITY;
ALTER TABLE disclosure FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON disclosure USING (true);
CREATE POLICY owner ON disclosure AS RESTRICTIVE USING (jurisdiction = current_tenant())
    WITH CHECK (recipient = current_tenant() AND shares_now(jurisdiction));
GRANT SELECT, INSERT ON disclosure TO ${runtimeRole};
