-- Moderating on the article itself, on the owner's origin, which no cookie of ours reaches. The session hands over a code for a
-- minute, and the code becomes a token for one site. Both end with the session: it is looked up each time.
CREATE TABLE handovers (
  code_hash  TEXT PRIMARY KEY,
  site_id    TEXT NOT NULL,
  session_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX handovers_expiring ON handovers (expires_at);

CREATE TABLE in_place_tokens (
  id         TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  site_id    TEXT NOT NULL,
  session_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX in_place_tokens_expiring ON in_place_tokens (expires_at);
