-- One schema for both dialects; what they call differently comes in as a placeholder.
-- Times are microseconds since 1970 unless the name says otherwise. Ids are 18 bytes and time-ordered,
-- so every index over them grows at its end.

-- The one row that every batch locks first: where the log stands, and sums over the views.
CREATE TABLE site (
    only_row     INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    epoch        TEXT    NOT NULL,
    batch        BIGINT  NOT NULL,
    head         BIGINT  NOT NULL,
    last_at      BIGINT  NOT NULL,
    trimmed      BIGINT  NOT NULL,
    log_bytes    BIGINT  NOT NULL,
    files        BIGINT  NOT NULL,
    directories  BIGINT  NOT NULL,
    bytes        BIGINT  NOT NULL
);

-- The log is only ever read in order and by our own program: what its readers choose by is one packed
-- envelope (see EnvelopeCodec), because a driver asks for each column apart.
CREATE TABLE log (
    ofs       ${offset}  NOT NULL PRIMARY KEY,
    at        BIGINT     NOT NULL,
    envelope  ${bytes}   NOT NULL,
    data      ${bytes}   NOT NULL
);

-- Files and directories; of a directory everything from generation on is null.
CREATE TABLE node (
    id              ${bytes}  NOT NULL PRIMARY KEY,
    parent          ${bytes}  NOT NULL,
    name            ${name}   NOT NULL,
    uid             INTEGER   NOT NULL,
    gid             INTEGER   NOT NULL,
    mode            INTEGER   NOT NULL,
    created         BIGINT    NOT NULL,
    modified        BIGINT    NOT NULL,
    modified_nanos  INTEGER   NOT NULL,
    changed         BIGINT    NOT NULL,
    extras          TEXT,
    generation      BIGINT,
    size_bytes      BIGINT,
    checksums       TEXT,
    pool            TEXT
) ${clustered};

CREATE UNIQUE INDEX node_by_name ON node (parent, name);

-- Directories that were, for as long as the log speaks of what was in them.
CREATE TABLE tombstone (
    id              ${bytes}  NOT NULL PRIMARY KEY,
    parent          ${bytes}  NOT NULL,
    name            ${name}   NOT NULL,
    uid             INTEGER   NOT NULL,
    gid             INTEGER   NOT NULL,
    mode            INTEGER   NOT NULL,
    created         BIGINT    NOT NULL,
    modified        BIGINT    NOT NULL,
    modified_nanos  INTEGER   NOT NULL,
    changed         BIGINT    NOT NULL,
    extras          TEXT,
    deleted_ofs     BIGINT    NOT NULL
) ${clustered};

CREATE INDEX tombstone_by_deletion ON tombstone (deleted_ofs);

-- Commits that may be asked for again, and what was answered.
CREATE TABLE commit_key (
    commit_key  ${name}  NOT NULL PRIMARY KEY,
    before_ofs  BIGINT   NOT NULL,
    last_ofs    BIGINT   NOT NULL
) ${clustered};

CREATE INDEX commit_key_by_offset ON commit_key (last_ofs);

CREATE TABLE progress (
    follower  ${name}  NOT NULL PRIMARY KEY,
    ofs       BIGINT   NOT NULL
) ${clustered};

CREATE TABLE lease (
    lease        ${name}  NOT NULL PRIMARY KEY,
    holder       TEXT     NOT NULL,
    held_until   BIGINT   NOT NULL
) ${clustered};
