-- Seats and who has them, from the first day up to, and not including, the day on which the term is over.
CREATE TABLE committee_term (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'ended')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    committee text NOT NULL,
    holder text NOT NULL,
    team_key text NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    end_reason text,
    -- Everybody has an own clock of a year.
    CONSTRAINT own_clock CHECK (ends_on >= starts_on AND ends_on <= starts_on + interval '1 year'),
    CONSTRAINT ended_for_a_reason CHECK ((state = 'ended') = (end_reason IS NOT NULL)),
    CONSTRAINT members_decide CHECK (committee <> 'executive' OR holder ~ '^[A-Z]'),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('committee_term', '${runtimeRole}');
CALL open_to_all('committee_term');
CREATE INDEX committee_term_by_day ON committee_term (committee, ends_on);

CREATE TABLE committee_office (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'ended')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    committee text NOT NULL,
    office text NOT NULL,
    holder text NOT NULL,
    team_key text NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    end_reason text,
    CONSTRAINT two_years_at_most CHECK (ends_on >= starts_on AND (office <> 'co-chair' OR ends_on <= starts_on + interval '2 years')),
    CONSTRAINT ended_for_a_reason CHECK ((state = 'ended') = (end_reason IS NOT NULL)),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('committee_office', '${runtimeRole}');
CALL open_to_all('committee_office');
CREATE INDEX committee_office_by_day ON committee_office (committee, ends_on);
