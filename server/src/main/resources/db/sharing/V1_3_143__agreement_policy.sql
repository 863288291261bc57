-- The policy that an agreement kept to when it was approved; agreements of before have none.
ALTER TABLE agreement ADD COLUMN policy text;
ALTER TABLE agreement_version ADD COLUMN policy text;
