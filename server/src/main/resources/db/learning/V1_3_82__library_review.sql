-- What members judge of items of others, each its own; the natural key is the identifier of the item. All members read the judgement;
-- whether they are told whose it is, its owner chooses.
CREATE TABLE library_review (
    jurisdiction text NOT NULL CHECK (jurisdiction <> ''),
    id uuid NOT NULL,
    natural_key text NOT NULL,
    version integer NOT NULL,
    etag text NOT NULL,
    state text NOT NULL CHECK (state IN ('recommended', 'with-changes', 'not-recommended')),
    content text NOT NULL,
    changed text[] NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by text NOT NULL,
    item_id uuid NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, natural_key)
);
CREATE INDEX library_review_by_item ON library_review (item_id);
CALL keep_versions('library_review', '${runtimeRole}');
ALTER POLICY tenant ON library_review USING (jurisdiction = current_tenant() OR current_tenant() <> '')
    WITH CHECK (jurisdiction = current_tenant());
CREATE POLICY writers ON library_review AS RESTRICTIVE FOR UPDATE USING (jurisdiction = current_tenant());
