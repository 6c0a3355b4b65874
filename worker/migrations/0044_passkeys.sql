-- Keys that moderators keep in their devices and password managers (WebAuthn). What is stored lets nobody in.
CREATE TABLE passkeys (
  id            TEXT PRIMARY KEY,
  moderator_id  TEXT NOT NULL REFERENCES moderators (id),
  credential_id TEXT NOT NULL UNIQUE,                                -- the authenticator's own name for it, base64url
  public_key    TEXT NOT NULL,                                       -- COSE_Key (RFC 9052, 7), base64url
  counter       INTEGER NOT NULL,                                    -- of signatures: one that goes back is of a copy
  transports    TEXT NOT NULL CHECK (json_valid(transports)),        -- JSON array: where browsers look for it
  device        TEXT,
  synced        INTEGER NOT NULL CHECK (synced IN (0, 1)),
  created_at    INTEGER NOT NULL,
  last_used_at  INTEGER
) STRICT;

CREATE INDEX passkeys_by_moderator ON passkeys (moderator_id, id);
