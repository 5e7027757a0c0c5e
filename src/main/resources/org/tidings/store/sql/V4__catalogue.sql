-- What exists at many sites. A file's record is one JSON object (see catalogue.DidRecord); everything else
-- here is an index over records, and changes with them.

-- Not clustered: records are too big to be pages of an index.
CREATE TABLE did (
    scope   ${name}  NOT NULL,
    name    ${name}  NOT NULL,
    record  TEXT     NOT NULL,
    PRIMARY KEY (scope, name)
);

CREATE TABLE replica (
    rse         ${name}  NOT NULL,
    scope       ${name}  NOT NULL,
    name        ${name}  NOT NULL,
    removal_at  BIGINT,
    PRIMARY KEY (rse, scope, name)
) ${clustered};

CREATE INDEX replica_by_removal ON replica (removal_at) WHERE removal_at IS NOT NULL;

CREATE TABLE transfer (
    scope     ${name}  NOT NULL,
    name      ${name}  NOT NULL,
    rse       ${name}  NOT NULL,
    state     INTEGER  NOT NULL,
    priority  INTEGER  NOT NULL,
    due_at    BIGINT   NOT NULL,
    PRIMARY KEY (scope, name, rse)
) ${clustered};

CREATE INDEX transfer_by_turn ON transfer (state, priority DESC, due_at, scope, name, rse);

CREATE TABLE rse (
    name    ${name}  NOT NULL PRIMARY KEY,
    record  TEXT     NOT NULL
) ${clustered};

CREATE TABLE rse_holdings (
    rse    ${name}  NOT NULL PRIMARY KEY,
    files  BIGINT   NOT NULL,
    bytes  BIGINT   NOT NULL
) ${clustered};

CREATE TABLE rule (
    id      ${name}  NOT NULL PRIMARY KEY,
    record  TEXT     NOT NULL
) ${clustered};

-- How many files a rule concerns, by their verdicts; also of a rule that is no more, until they are judged again.
CREATE TABLE rule_files (
    rule         ${name}  NOT NULL PRIMARY KEY,
    ok           BIGINT   NOT NULL,
    replicating  BIGINT   NOT NULL,
    stuck        BIGINT   NOT NULL
) ${clustered};

-- Where the reader of another site's log goes on.
ALTER TABLE progress ADD COLUMN site_cursor TEXT;
