-- Why a file's bytes cannot be had: a word of Loss. Null where they can, and for directories.
ALTER TABLE node ADD COLUMN lost TEXT;

CREATE INDEX node_lost ON node (id) WHERE lost IS NOT NULL;
