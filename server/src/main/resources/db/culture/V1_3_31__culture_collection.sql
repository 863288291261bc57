-- What is there while answers are collected here. Nothing in these tables has a time, a number or a person, and nothing in one of them
-- names anything in another but the unit. A token is a keyed digest without order until it is spent, and gone afterwards; an answer
-- is never a row, but added to the sums of its unit and scale.
CREATE TABLE culture_unit (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    year integer NOT NULL,
    unit text NOT NULL,
    issued integer NOT NULL,
    PRIMARY KEY (jurisdiction, year, unit)
);
CALL protect_by_tenant('culture_unit');
GRANT SELECT, INSERT, UPDATE, DELETE ON culture_unit TO ${runtimeRole};

CREATE TABLE culture_invitation (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    year integer NOT NULL,
    unit text NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (jurisdiction, year, digest)
);
CALL protect_by_tenant('culture_invitation');
GRANT SELECT, INSERT, DELETE ON culture_invitation TO ${runtimeRole};

CREATE TABLE culture_tally (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    year integer NOT NULL,
    unit text NOT NULL,
    scale text NOT NULL,
    respondents integer NOT NULL,
    scores numeric NOT NULL,
    agreeing integer NOT NULL,
    PRIMARY KEY (jurisdiction, year, unit, scale)
);
CALL protect_by_tenant('culture_tally');
GRANT SELECT, INSERT, UPDATE, DELETE ON culture_tally TO ${runtimeRole};
