-- Clients' lasting places in the log, and what they are subscribed to.

CREATE TABLE channel (
    id           ${name}  NOT NULL PRIMARY KEY,
    owner_uid    INTEGER  NOT NULL,
    client_id    TEXT     NOT NULL,
    base_url     TEXT     NOT NULL,
    timeout      BIGINT   NOT NULL,
    opened_ofs   BIGINT   NOT NULL,
    opened_at    BIGINT   NOT NULL
) ${clustered};

CREATE INDEX channel_by_owner ON channel (owner_uid);

-- A subscription that was replaced or ended stays for as long as the log has events it was for.
CREATE TABLE subscription (
    channel    ${name}  NOT NULL,
    kind       ${name}  NOT NULL,
    id         ${name}  NOT NULL,
    since_ofs  BIGINT   NOT NULL,
    since_at   BIGINT   NOT NULL,
    until_ofs  BIGINT,
    selector   TEXT     NOT NULL,
    PRIMARY KEY (channel, kind, id, since_ofs)
) ${clustered};

CREATE INDEX subscription_by_end ON subscription (until_ofs);
