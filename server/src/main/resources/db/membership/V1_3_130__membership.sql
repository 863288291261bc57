-- Since when, and until when, a jurisdiction is a member. Whoever was entered before steps were kept has been one since its agreement.
ALTER TABLE jurisdiction ADD COLUMN member_from date;
ALTER TABLE jurisdiction ADD COLUMN member_until date;
UPDATE jurisdiction SET member_from = coalesce(least(agreement_from, current_date), current_date);
ALTER TABLE jurisdiction ADD CONSTRAINT member_once CHECK (member_until IS NULL OR member_until >= member_from);

-- The steps of jurisdictions in the partnership; the natural key is the code of the jurisdiction. Whoever takes a step locks the row of
-- the jurisdiction first, so that two at once come one after the other.
CREATE TABLE partnership_membership (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('applicant', 'observer', 'onboarding', 'active', 'left', 'succeeded')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('partnership_membership', '${runtimeRole}');
CALL open_to_all('partnership_membership');
