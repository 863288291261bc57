-- Whether a member is offered support, and with what it can help. Whoever matches sees it; the member alone writes it.
CREATE TABLE support_profile (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL,
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('support_profile', '${runtimeRole}');
ALTER POLICY tenant ON support_profile USING (jurisdiction = current_tenant() OR current_tenant() = 'OPERATOR')
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON support_profile AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());

-- Offers of support. Nobody but the owner ever sees one, the operator neither: that there is one tells that something happened.
CREATE TABLE support_offer (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('offered', 'accepted', 'declined')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('support_offer', '${runtimeRole}');

-- Incidents for which support is to be offered. The row goes in the transaction that makes the offer, so that there is one for each.
CREATE TABLE support_offer_work (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    position bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (jurisdiction, position)
);
CREATE INDEX support_offer_work_in_order ON support_offer_work (position);
CALL protect_work('support_offer_work', 'SUPPORT');
GRANT SELECT, INSERT, UPDATE, DELETE ON support_offer_work TO ${runtimeRole};

-- A first version of a grave kind of which the agency became aware in the last 14 days, unless its owner has muted offers. Writers append and wait for nobody; of
-- history nothing is read but the kind and one date. No identifier of the incident is kept.
CREATE FUNCTION support_later() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO support_offer_work (jurisdiction)
    SELECT m.jurisdiction FROM made m
    -- What is entered with its own past, as a restored or an invented history is, brings none.
    WHERE m.stored_at >= now() - interval '1 day' AND m.version = 1 AND m.kind IN ('fatality', 'near-fatality', 'serious-injury')
        AND substring(m.content from '"awareDate" *: *"([0-9]{4}-[0-9]{2}-[0-9]{2})"')
            >= to_char((m.stored_at AT TIME ZONE 'UTC')::date - 14, 'YYYY-MM-DD')
        AND NOT EXISTS (SELECT FROM support_profile p
            WHERE p.jurisdiction = m.jurisdiction AND p.content::json ->> 'offers' = 'false');
    RETURN NULL;
END $$;
CREATE TRIGGER support_made AFTER INSERT ON incident REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION support_later();
