-- Feedback of members and advice of advisors, by round.
CREATE TABLE proposal_feedback (
    jurisdiction text NOT NULL CHECK (jurisdiction = 'OPERATOR'),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('given')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    proposal uuid NOT NULL,
    round integer NOT NULL,
    given_by text NOT NULL,
    given_as text NOT NULL CHECK (given_as IN ('member', 'advisor')),
    FOREIGN KEY (jurisdiction, proposal) REFERENCES proposal (jurisdiction, id),
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CALL keep_versions('proposal_feedback', '${runtimeRole}');
CALL open_to_all('proposal_feedback');
CREATE INDEX proposal_feedback_of ON proposal_feedback (proposal, created_at);
