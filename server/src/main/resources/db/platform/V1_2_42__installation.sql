-- What an installation is marked as. The sandbox marks its database, so that its invented data are never served as real ones.
CREATE TABLE installation_mark (mark text PRIMARY KEY);
GRANT SELECT, INSERT ON installation_mark TO ${runtimeRole};
