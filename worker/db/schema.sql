CREATE TABLE arrivals (
  page_id     TEXT NOT NULL REFERENCES pages (id),
  slot        INTEGER NOT NULL,                                      -- epoch milliseconds by 600,000
  new_authors INTEGER NOT NULL,
  PRIMARY KEY (page_id, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE author_notes (
  id           TEXT PRIMARY KEY,
  site_id      TEXT NOT NULL REFERENCES sites (id),
  author_id    TEXT NOT NULL REFERENCES authors (id),
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  body         TEXT NOT NULL,
  created_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE authors (
  id              TEXT PRIMARY KEY,            -- random, public
  site_id         TEXT NOT NULL REFERENCES sites (id),
  name            TEXT NOT NULL,
  website         TEXT,
  email_encrypted TEXT NOT NULL,
  email_hash      TEXT NOT NULL,               -- keyed; what finds the same address again
  role            TEXT NOT NULL DEFAULT 'reader' CHECK (role IN ('reader', 'author', 'staff')),
  approved_count  INTEGER NOT NULL DEFAULT 0,  -- comments with status approved; kept by trigger
  created_at      INTEGER NOT NULL
, folded_hash TEXT, rejected_count INTEGER NOT NULL DEFAULT 0, spam_count INTEGER NOT NULL DEFAULT 0, verified_at INTEGER, member_id TEXT, timeout_until INTEGER) STRICT;

CREATE TABLE barred_tokens (
  token_id TEXT NOT NULL REFERENCES tokens (id),
  site_id  TEXT NOT NULL REFERENCES sites (id),
  PRIMARY KEY (token_id, site_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE blocks (
  id             TEXT PRIMARY KEY,
  site_id        TEXT NOT NULL REFERENCES sites (id),
  kind           TEXT NOT NULL CHECK (kind IN ('author', 'email', 'email-domain', 'website-domain', 'ip', 'network')),
  value          TEXT NOT NULL,
  label          TEXT,                                               -- what moderators see: sealed for an address, else in the clear
  reason         TEXT,
  moderator_id   TEXT NOT NULL REFERENCES moderators (id),
  expires_at     INTEGER,
  created_at     INTEGER NOT NULL, batch_id TEXT,
  UNIQUE (site_id, kind, value)
) STRICT;

CREATE TABLE changes (
  seq          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  site_id      TEXT NOT NULL REFERENCES sites (id),
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  action       TEXT NOT NULL,                                        -- noun and verb: `block-added`, `page-merged`
  subject_id   TEXT NOT NULL,
  before       TEXT CHECK (json_valid(before)),
  after        TEXT CHECK (json_valid(after)),
  reason       TEXT,
  created_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE comments (
  id                TEXT PRIMARY KEY,            -- UUIDv7: sorts by the time of writing
  site_id           TEXT NOT NULL REFERENCES sites (id),
  page_id           TEXT NOT NULL,
  parent_id         TEXT,
  root_id           TEXT NOT NULL,               -- the top-level comment of its conversation; its own id if it is that
  author_id         TEXT NOT NULL REFERENCES authors (id),
  author_name       TEXT NOT NULL,               -- as typed with this comment: a later name does not rewrite history
  author_website    TEXT,
  author_role       TEXT NOT NULL CHECK (author_role IN ('reader', 'author', 'staff')),
  body              TEXT NOT NULL,               -- Markdown, as written
  content           TEXT NOT NULL,               -- JSON: the RichText made of it
  status            TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'approved', 'rejected', 'spam')),
  vote_count        INTEGER NOT NULL DEFAULT 0,
  reply_count       INTEGER NOT NULL DEFAULT 0,  -- published: of a root its whole conversation, else its answers; kept by trigger
  first_replies_end TEXT NOT NULL DEFAULT '~',   -- of a root: the last reply that comes with it; '~' is after every id; kept by trigger
  idempotency_key   TEXT,
  fingerprint       TEXT,                        -- keyed hash of what came with that key
  created_at        INTEGER NOT NULL,
  edited_at         INTEGER,
  deleted_at        INTEGER,                     -- the author's act, beside the status
  published         INTEGER NOT NULL GENERATED ALWAYS AS (status = 'approved' AND deleted_at IS NULL) VIRTUAL,
  listed            INTEGER NOT NULL GENERATED ALWAYS AS ((status = 'approved' AND deleted_at IS NULL) OR reply_count > 0) VIRTUAL, email_hash TEXT, ip_hash TEXT, network_hash TEXT, check_name TEXT, report_count INTEGER NOT NULL DEFAULT 0, pinned_at INTEGER, closed_at INTEGER, moderator_id TEXT REFERENCES moderators (id), facts TEXT CHECK (json_valid(facts)), ruled_status TEXT CHECK (ruled_status IN ('pending', 'approved', 'rejected', 'spam')), first_decided_at INTEGER, overruled INTEGER GENERATED ALWAYS AS (
  (ruled_status IN ('pending', 'spam') AND status = 'approved') OR (ruled_status = 'approved' AND status IN ('rejected', 'spam'))
) VIRTUAL, wait INTEGER GENERATED ALWAYS AS (CASE
  WHEN first_decided_at IS NULL THEN NULL
  WHEN first_decided_at - created_at < 60000 THEN 0
  WHEN first_decided_at - created_at < 300000 THEN 1
  WHEN first_decided_at - created_at < 900000 THEN 2
  WHEN first_decided_at - created_at < 3600000 THEN 3
  WHEN first_decided_at - created_at < 14400000 THEN 4
  WHEN first_decided_at - created_at < 43200000 THEN 5
  ELSE 6 END) VIRTUAL, counted INTEGER NOT NULL GENERATED ALWAYS AS (deleted_at IS NULL AND status <> 'spam') VIRTUAL, revision INTEGER NOT NULL DEFAULT 0, listed_revision INTEGER NOT NULL DEFAULT 0,
  UNIQUE (page_id, id),
  UNIQUE (site_id, idempotency_key),
  FOREIGN KEY (page_id) REFERENCES pages (id),
  FOREIGN KEY (page_id, parent_id) REFERENCES comments (page_id, id) -- a reply stays on its parent's page
) STRICT;

CREATE TABLE compiled_words (
  site_id TEXT NOT NULL,
  kind    TEXT NOT NULL,
  part    INTEGER NOT NULL,                                          -- a row of D1 holds 2 MB at most
  data    TEXT NOT NULL,
  PRIMARY KEY (site_id, kind, part),
  FOREIGN KEY (site_id, kind) REFERENCES word_lists (site_id, kind) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
  seq          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  site_id      TEXT NOT NULL REFERENCES sites (id),
  comment_id   TEXT NOT NULL REFERENCES comments (id),
  moderator_id TEXT REFERENCES moderators (id), -- null: made by the rule in check_name
  check_name   TEXT,
  from_status  TEXT CHECK (from_status IN ('pending', 'approved', 'rejected', 'spam')), -- null: the comment had just arrived
  to_status    TEXT NOT NULL CHECK (to_status IN ('pending', 'approved', 'rejected', 'spam')),
  reason       TEXT,
  undoes       TEXT UNIQUE REFERENCES decisions (id),
  created_at   INTEGER NOT NULL, facts TEXT CHECK (json_valid(facts)), batch_id TEXT,
  CHECK ((moderator_id IS NULL) <> (check_name IS NULL))
) STRICT;

CREATE TABLE handovers (
  code_hash  TEXT PRIMARY KEY,
  site_id    TEXT NOT NULL,
  session_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE in_place_tokens (
  id         TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  site_id    TEXT NOT NULL,
  session_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE invitations (
  id           TEXT PRIMARY KEY,
  site_id      TEXT NOT NULL REFERENCES sites (id),
  role         TEXT NOT NULL CHECK (role IN ('owner', 'moderator')),
  name         TEXT NOT NULL,
  token_hash   TEXT NOT NULL UNIQUE,
  invited_by   TEXT NOT NULL REFERENCES moderators (id),
  accepted_by  TEXT REFERENCES moderators (id),
  created_at   INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  accepted_at  INTEGER,
  revoked_at   INTEGER
) STRICT;

CREATE TABLE memberships (
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  site_id      TEXT NOT NULL REFERENCES sites (id),
  role         TEXT NOT NULL CHECK (role IN ('owner', 'moderator')),
  created_at   INTEGER NOT NULL,
  PRIMARY KEY (moderator_id, site_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE mirror_due (
  kind       TEXT NOT NULL CHECK (kind IN ('site', 'moderator')),
  subject_id TEXT NOT NULL,
  version    TEXT NOT NULL,                                          -- another for each change: what changes meanwhile stays
  PRIMARY KEY (kind, subject_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE moderators (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  created_at INTEGER NOT NULL
, email_encrypted TEXT, email_hash TEXT) STRICT;

CREATE TABLE outbox (
  id         TEXT PRIMARY KEY,
  site_id    TEXT NOT NULL REFERENCES sites (id),
  kind       TEXT NOT NULL,
  payload    TEXT NOT NULL CHECK (json_valid(payload)),              -- JSON; what is private in it is sealed
  created_at INTEGER NOT NULL,
  sent_at    INTEGER
) STRICT;

CREATE TABLE page_aliases (
  site_id  TEXT NOT NULL REFERENCES sites (id),
  page_key TEXT NOT NULL,
  page_id  TEXT NOT NULL REFERENCES pages (id),
  PRIMARY KEY (site_id, page_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_cards (
  page_id   TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  facet     TEXT NOT NULL COLLATE NOCASE,
  site_id   TEXT NOT NULL REFERENCES sites (id),
  trending  REAL,
  discussed REAL,
  latest    INTEGER NOT NULL,
  PRIMARY KEY (page_id, facet)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_facts (
  page_id TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  source  TEXT NOT NULL CHECK (source IN ('edited', 'pushed', 'read', 'syndicated')),
  facts   TEXT NOT NULL CHECK (json_valid(facts)),                   -- JSON object: PageFacts, without what nobody says
  PRIMARY KEY (page_id, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_merges (
  from_id    TEXT PRIMARY KEY REFERENCES pages (id),
  into_id    TEXT NOT NULL REFERENCES pages (id),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE page_points (
  page_id TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  rank    TEXT NOT NULL CHECK (rank IN ('trending', 'discussed')),
  period  INTEGER NOT NULL,
  points  INTEGER NOT NULL,
  PRIMARY KEY (page_id, rank, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_readings (
  page_id    TEXT PRIMARY KEY REFERENCES pages (id) ON DELETE CASCADE,
  due_at     INTEGER NOT NULL,
  busy_until INTEGER NOT NULL DEFAULT 0,                             -- somebody is reading it, and nobody else begins
  failures   INTEGER NOT NULL DEFAULT 0,                             -- since it was last read
  read_at    INTEGER,
  problem    TEXT                                                    -- why it was not read the last time
) STRICT, WITHOUT ROWID;

CREATE TABLE page_tallies (
  site_id TEXT NOT NULL REFERENCES sites (id),
  span    TEXT NOT NULL CHECK (span IN ('day', 'week')),
  starts  INTEGER NOT NULL,                                          -- days since 1970, or weeks from Monday on
  page_id TEXT NOT NULL,                                             -- gone with the last of its comments, as when pages are merged
  count   INTEGER NOT NULL,
  PRIMARY KEY (site_id, span, page_id, starts)
) STRICT, WITHOUT ROWID;

CREATE TABLE pages (
  id            TEXT PRIMARY KEY,
  site_id       TEXT NOT NULL REFERENCES sites (id),
  page_key      TEXT NOT NULL,              -- the owner's stable name for the page
  title         TEXT,
  url           TEXT,
  published_at  INTEGER,
  closed_at     INTEGER,                    -- set: readable, but takes no new comments
  comment_count INTEGER NOT NULL DEFAULT 0, -- published comments; kept by trigger
  revision      INTEGER NOT NULL DEFAULT 0, -- raised by every change readers can see; kept by trigger
  created_at    INTEGER NOT NULL, surge_until INTEGER, changes_from INTEGER NOT NULL DEFAULT 0, card TEXT CHECK (json_valid(card)), trending REAL, discussed REAL,
  UNIQUE (site_id, page_key)
) STRICT;

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

CREATE TABLE places (
  site_id     TEXT PRIMARY KEY REFERENCES sites (id),
  binding     TEXT NOT NULL,                                         -- `DB_2` and so on; never changed
  mirrored_at INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE reaction_counts (
  page_id TEXT NOT NULL REFERENCES pages (id),
  kind    TEXT NOT NULL,
  count   INTEGER NOT NULL,                                          -- kept by triggers
  PRIMARY KEY (page_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE reactions (
  page_id    TEXT NOT NULL REFERENCES pages (id),
  reader     TEXT NOT NULL,                                          -- an author's or a device's id, proved by token
  kind       TEXT NOT NULL,
  created_at INTEGER NOT NULL,                                       -- of this kind: another one begins anew
  PRIMARY KEY (page_id, reader)                                      -- one for each reader and page
) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
  id          TEXT PRIMARY KEY,
  site_id     TEXT NOT NULL REFERENCES sites (id),
  comment_id  TEXT NOT NULL REFERENCES comments (id),
  reporter    TEXT NOT NULL,                                         -- as a voter
  reason      TEXT NOT NULL CHECK (reason IN ('spam', 'abuse', 'off-topic', 'false', 'other')),
  note        TEXT,
  created_at  INTEGER NOT NULL,
  resolved_at INTEGER,                                               -- a moderator has decided since; kept by trigger
  UNIQUE (comment_id, reporter)
) STRICT;

CREATE TABLE search_dirty (
  comment_id TEXT PRIMARY KEY,
  version    TEXT NOT NULL                                           -- another for each change: what changes meanwhile stays
) STRICT, WITHOUT ROWID;

CREATE TABLE search_sweeps (
  kind       TEXT NOT NULL CHECK (kind IN ('page', 'site')),
  subject_id TEXT NOT NULL,
  after      TEXT NOT NULL DEFAULT '',                               -- the last comment that was marked
  PRIMARY KEY (kind, subject_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  id           TEXT PRIMARY KEY,
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  token_hash   TEXT NOT NULL UNIQUE,
  device       TEXT,                                                 -- what the browser calls itself, shortened
  created_at   INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE sign_in_links (
  token_hash   TEXT PRIMARY KEY,
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  created_at   INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  used_at      INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE site_days (
  site_id TEXT NOT NULL REFERENCES sites (id),
  day     INTEGER NOT NULL,                                          -- since 1970
  counts  TEXT NOT NULL CHECK (json_valid(counts)),
  PRIMARY KEY (site_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_secrets (
  site_id TEXT NOT NULL REFERENCES sites (id),
  name    TEXT NOT NULL,
  value   TEXT NOT NULL,
  PRIMARY KEY (site_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_tallies (
  site_id TEXT NOT NULL REFERENCES sites (id),
  name    TEXT NOT NULL,
  count   INTEGER NOT NULL,
  PRIMARY KEY (site_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE sites (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  origins    TEXT NOT NULL CHECK (json_valid(origins)),  -- JSON array: the only origins whose pages may write
  settings   TEXT NOT NULL CHECK (json_valid(settings)), -- JSON object: SiteSettings
  created_at INTEGER NOT NULL                            -- epoch milliseconds, as every *_at here
) STRICT;

CREATE TABLE spent (
  id         TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
  id           TEXT PRIMARY KEY,
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  name         TEXT NOT NULL,
  token_hash   TEXT NOT NULL UNIQUE, -- the token itself is shown once and kept nowhere
  created_at   INTEGER NOT NULL
, scopes TEXT NOT NULL DEFAULT '["admin"]' CHECK (json_valid(scopes)), last_used_at INTEGER, expires_at INTEGER, revoked_at INTEGER, made_by TEXT REFERENCES tokens (id)) STRICT;

CREATE TABLE views (
  id           TEXT PRIMARY KEY,
  site_id      TEXT NOT NULL REFERENCES sites (id),
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  name         TEXT NOT NULL,
  query        TEXT NOT NULL CHECK (json_valid(query)),              -- JSON object: parameters of the queue, as they were typed
  shared       INTEGER NOT NULL CHECK (shared IN (0, 1)),
  position     INTEGER NOT NULL,
  created_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE votes (
  comment_id TEXT NOT NULL REFERENCES comments (id),
  voter      TEXT NOT NULL,                                          -- an author's or a device's id, proved by token
  created_at INTEGER NOT NULL,
  PRIMARY KEY (comment_id, voter)
) STRICT, WITHOUT ROWID;

CREATE TABLE word_lists (
  site_id     TEXT NOT NULL REFERENCES sites (id),
  kind        TEXT NOT NULL CHECK (kind IN ('hold', 'block')),
  words       TEXT NOT NULL,
  entry_count INTEGER NOT NULL,
  version     TEXT NOT NULL,                                         -- another for each change: isolates keep what they have compiled
  updated_at  INTEGER NOT NULL,
  PRIMARY KEY (site_id, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX arrivals_by_slot ON arrivals (slot);

CREATE INDEX author_notes_by_author ON author_notes (author_id, id);

CREATE INDEX authors_by_email ON authors (site_id, email_hash);

CREATE INDEX authors_by_folded ON authors (site_id, folded_hash);

CREATE UNIQUE INDEX authors_by_member ON authors (site_id, member_id) WHERE member_id IS NOT NULL;

CREATE INDEX blocks_by_batch ON blocks (batch_id) WHERE batch_id IS NOT NULL;

CREATE INDEX blocks_by_site ON blocks (site_id, id);

CREATE INDEX blocks_expiring ON blocks (expires_at) WHERE expires_at IS NOT NULL;

CREATE INDEX changes_by_site ON changes (site_id, seq);

CREATE INDEX comments_answers ON comments (parent_id, id) WHERE parent_id IS NOT NULL AND listed = 1;

CREATE INDEX comments_best ON comments (page_id, vote_count, id) WHERE parent_id IS NULL AND listed = 1;

CREATE INDEX comments_by_author ON comments (author_id, id);

CREATE INDEX comments_by_check ON comments (site_id, check_name, id) WHERE deleted_at IS NULL;

CREATE INDEX comments_by_email ON comments (site_id, email_hash, id) WHERE email_hash IS NOT NULL;

CREATE INDEX comments_by_ip ON comments (site_id, ip_hash, id) WHERE ip_hash IS NOT NULL;

CREATE INDEX comments_by_network ON comments (site_id, network_hash, id) WHERE network_hash IS NOT NULL;

CREATE INDEX comments_by_page ON comments (page_id, status, id) WHERE deleted_at IS NULL;

CREATE INDEX comments_by_site ON comments (site_id, id);

CREATE INDEX comments_children ON comments (parent_id, page_id) WHERE parent_id IS NOT NULL;

CREATE INDEX comments_closed ON comments (root_id) WHERE closed_at IS NOT NULL;

CREATE INDEX comments_conversation ON comments (root_id, id) WHERE listed = 1;

CREATE INDEX comments_pinned ON comments (page_id, pinned_at) WHERE pinned_at IS NOT NULL;

CREATE INDEX comments_queue ON comments (site_id, status, id) WHERE deleted_at IS NULL;

CREATE INDEX comments_reported ON comments (site_id, id) WHERE report_count > 0 AND deleted_at IS NULL;

CREATE INDEX comments_revised ON comments (page_id, revision) WHERE revision > 0;

CREATE INDEX comments_roots ON comments (page_id, id) WHERE parent_id IS NULL AND listed = 1;

CREATE INDEX comments_unspammed_by_author ON comments (author_id, id) WHERE status <> 'spam';

CREATE INDEX comments_unspammed_by_email ON comments (site_id, email_hash, id)
  WHERE status <> 'spam' AND email_hash IS NOT NULL;

CREATE INDEX comments_with_ip ON comments (id) WHERE ip_hash IS NOT NULL;

CREATE INDEX decisions_by_batch ON decisions (batch_id) WHERE batch_id IS NOT NULL;

CREATE INDEX decisions_by_comment ON decisions (comment_id, seq);

CREATE INDEX decisions_by_rule ON decisions (comment_id, seq) WHERE check_name IS NOT NULL;

CREATE INDEX decisions_by_site ON decisions (site_id, seq);

CREATE INDEX handovers_expiring ON handovers (expires_at);

CREATE INDEX in_place_tokens_expiring ON in_place_tokens (expires_at);

CREATE INDEX invitations_by_site ON invitations (site_id, id);

CREATE INDEX memberships_by_site ON memberships (site_id, moderator_id);

CREATE UNIQUE INDEX moderators_by_email ON moderators (email_hash) WHERE email_hash IS NOT NULL;

CREATE INDEX outbox_waiting ON outbox (id) WHERE sent_at IS NULL;

CREATE INDEX page_aliases_by_page ON page_aliases (page_id);

CREATE INDEX page_cards_discussed ON page_cards (site_id, facet, discussed, page_id) WHERE discussed IS NOT NULL;

CREATE INDEX page_cards_latest ON page_cards (site_id, facet, latest, page_id);

CREATE INDEX page_cards_trending ON page_cards (site_id, facet, trending, page_id) WHERE trending IS NOT NULL;

CREATE INDEX page_merges_by_target ON page_merges (into_id);

CREATE INDEX page_readings_new ON page_readings (due_at) WHERE read_at IS NULL AND failures < 8;

CREATE INDEX page_tallies_by_count ON page_tallies (site_id, span, starts, count);

CREATE INDEX pages_by_address ON pages (site_id, card ->> '$.url') WHERE card IS NOT NULL;

CREATE INDEX pages_by_site ON pages (site_id, id);

CREATE INDEX pages_closed ON pages (site_id, closed_at, id) WHERE closed_at IS NOT NULL;

CREATE INDEX pages_discussed ON pages (site_id, comment_count, id);

CREATE INDEX passkeys_by_moderator ON passkeys (moderator_id, id);

CREATE INDEX places_by_age ON places (mirrored_at);

CREATE INDEX reactions_by_reader ON reactions (reader, created_at);

CREATE INDEX reports_by_comment ON reports (comment_id, id);

CREATE INDEX reports_by_reporter ON reports (reporter, created_at);

CREATE INDEX sessions_by_moderator ON sessions (moderator_id, id);

CREATE INDEX sessions_expiring ON sessions (expires_at);

CREATE INDEX spent_expiring ON spent (expires_at);

CREATE INDEX tokens_by_maker ON tokens (made_by) WHERE made_by IS NOT NULL;

CREATE INDEX tokens_by_moderator ON tokens (moderator_id, id);

CREATE INDEX views_by_site ON views (site_id, position, id);

CREATE INDEX votes_by_voter ON votes (voter, created_at);

CREATE TRIGGER authors_day AFTER UPDATE OF approved_count ON authors
WHEN min(OLD.approved_count, 2) <> min(NEW.approved_count, 2)
BEGIN
  INSERT INTO site_days (site_id, day, counts) VALUES (NEW.site_id, NEW.created_at / 86400000, '{}') ON CONFLICT DO NOTHING;
  -- A patch of null takes the key out: what has come to nothing is not there.
  UPDATE site_days SET counts = json_patch(counts, (
    SELECT json_group_object(key, nullif(coalesce(site_days.counts ->> ('$."' || key || '"'), 0) + by, 0))
      FROM (SELECT column1 AS key, sum(column2) AS by FROM (VALUES
        ('authors', (NEW.approved_count > 0) - (OLD.approved_count > 0)),
        ('returned', (NEW.approved_count > 1) - (OLD.approved_count > 1))
      ) WHERE key IS NOT NULL GROUP BY key HAVING sum(column2) <> 0)))
   WHERE site_id = NEW.site_id AND day = NEW.created_at / 86400000;
END;

CREATE TRIGGER changes_are_final BEFORE UPDATE ON changes
BEGIN
  SELECT RAISE (ABORT, 'a change is never rewritten: make another');
END;

CREATE TRIGGER changes_mirror AFTER INSERT ON changes
WHEN EXISTS (SELECT 1 FROM places WHERE site_id = NEW.site_id)
BEGIN
  INSERT INTO mirror_due VALUES ('site', NEW.site_id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER comments_change_author AFTER UPDATE OF author_id ON comments WHEN OLD.author_id <> NEW.author_id
BEGIN
  UPDATE authors SET
    approved_count = approved_count - (OLD.status = 'approved'),
    rejected_count = rejected_count - (OLD.status = 'rejected'),
    spam_count = spam_count - (OLD.status = 'spam')
   WHERE id = OLD.author_id;
  UPDATE authors SET
    approved_count = approved_count + (OLD.status = 'approved'),
    rejected_count = rejected_count + (OLD.status = 'rejected'),
    spam_count = spam_count + (OLD.status = 'spam')
   WHERE id = NEW.author_id;
  UPDATE pages SET revision = revision + 1 WHERE id = NEW.page_id AND (OLD.listed OR NEW.listed);
  UPDATE comments SET revision = (SELECT revision FROM pages WHERE id = NEW.page_id)
   WHERE id = NEW.id AND (OLD.listed OR NEW.listed);
END;

CREATE TRIGGER comments_change_page AFTER UPDATE OF page_id ON comments WHEN OLD.page_id <> NEW.page_id
BEGIN
  UPDATE pages SET
    comment_count = comment_count - NEW.published, revision = revision + NEW.listed,
    changes_from = iif(NEW.listed, revision + 1, changes_from)
   WHERE id = OLD.page_id;
  UPDATE pages SET comment_count = comment_count + NEW.published, revision = revision + NEW.listed WHERE id = NEW.page_id;
  UPDATE comments SET (revision, listed_revision) =
    (SELECT revision * NEW.listed, revision * NEW.listed FROM pages WHERE id = NEW.page_id)
   WHERE id = NEW.id AND (NEW.listed OR NEW.revision > 0);
  INSERT INTO search_dirty VALUES (NEW.id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER comments_day AFTER UPDATE OF status, deleted_at, check_name, ruled_status, first_decided_at ON comments
WHEN OLD.status <> NEW.status OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL) OR OLD.check_name IS NOT NEW.check_name
  OR OLD.ruled_status IS NOT NEW.ruled_status OR OLD.wait IS NOT NEW.wait
BEGIN
  INSERT INTO site_days (site_id, day, counts) VALUES (NEW.site_id, NEW.created_at / 86400000, '{}') ON CONFLICT DO NOTHING;
  -- A patch of null takes the key out: what has come to nothing is not there.
  UPDATE site_days SET counts = json_patch(counts, (
    SELECT json_group_object(key, nullif(coalesce(site_days.counts ->> ('$."' || key || '"'), 0) + by, 0))
      FROM (SELECT column1 AS key, sum(column2) AS by FROM (VALUES
        (iif(OLD.deleted_at IS NULL, substr(OLD.status, 1, 1) || (OLD.created_at / 3600000 % 24), NULL), -1),
        ('check:' || OLD.check_name || ':' || OLD.ruled_status, -1),
        (iif(OLD.overruled, 'overruled:' || OLD.check_name || ':' || OLD.ruled_status, NULL), -1),
        ('wait:' || OLD.wait, -1),
        (iif(NEW.deleted_at IS NULL, substr(NEW.status, 1, 1) || (NEW.created_at / 3600000 % 24), NULL), 1),
        ('check:' || NEW.check_name || ':' || NEW.ruled_status, 1),
        (iif(NEW.overruled, 'overruled:' || NEW.check_name || ':' || NEW.ruled_status, NULL), 1),
        ('wait:' || NEW.wait, 1)
      ) WHERE key IS NOT NULL GROUP BY key HAVING sum(column2) <> 0)))
   WHERE site_id = NEW.site_id AND day = NEW.created_at / 86400000;
END;

CREATE TRIGGER comments_day_new AFTER INSERT ON comments
BEGIN
  INSERT INTO site_days (site_id, day, counts) VALUES (NEW.site_id, NEW.created_at / 86400000, '{}') ON CONFLICT DO NOTHING;
  -- A patch of null takes the key out: what has come to nothing is not there.
  UPDATE site_days SET counts = json_patch(counts, (
    SELECT json_group_object(key, nullif(coalesce(site_days.counts ->> ('$."' || key || '"'), 0) + by, 0))
      FROM (SELECT column1 AS key, sum(column2) AS by FROM (VALUES
        (iif(NEW.deleted_at IS NULL, substr(NEW.status, 1, 1) || (NEW.created_at / 3600000 % 24), NULL), 1),
        ('check:' || NEW.check_name || ':' || NEW.ruled_status, 1),
        (iif(NEW.overruled, 'overruled:' || NEW.check_name || ':' || NEW.ruled_status, NULL), 1),
        ('wait:' || NEW.wait, 1)
      ) WHERE key IS NOT NULL GROUP BY key HAVING sum(column2) <> 0)))
   WHERE site_id = NEW.site_id AND day = NEW.created_at / 86400000;
  INSERT INTO page_tallies (site_id, span, starts, page_id, count)
  SELECT NEW.site_id, span, starts, page_id, sum(by) FROM (
    SELECT 'day' AS span, NEW.created_at / 86400000 AS starts, NEW.page_id AS page_id, 1 AS by WHERE NEW.counted
    UNION ALL SELECT 'week', (NEW.created_at / 86400000 + 3) / 7, NEW.page_id, 1 WHERE NEW.counted
  ) GROUP BY span, starts, page_id HAVING sum(by) <> 0
  ON CONFLICT DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER comments_judge AFTER UPDATE OF status ON comments WHEN OLD.status <> NEW.status
BEGIN
  UPDATE authors SET
    approved_count = approved_count + (NEW.status = 'approved') - (OLD.status = 'approved'),
    rejected_count = rejected_count + (NEW.status = 'rejected') - (OLD.status = 'rejected'),
    spam_count = spam_count + (NEW.status = 'spam') - (OLD.status = 'spam')
   WHERE id = NEW.author_id;
END;

CREATE TRIGGER comments_page_tally AFTER UPDATE OF status, deleted_at, page_id ON comments
WHEN OLD.counted <> NEW.counted OR OLD.page_id <> NEW.page_id
BEGIN
  INSERT INTO page_tallies (site_id, span, starts, page_id, count)
  SELECT NEW.site_id, span, starts, page_id, sum(by) FROM (
    SELECT 'day' AS span, OLD.created_at / 86400000 AS starts, OLD.page_id AS page_id, -1 AS by WHERE OLD.counted
    UNION ALL SELECT 'week', (OLD.created_at / 86400000 + 3) / 7, OLD.page_id, -1 WHERE OLD.counted
    UNION ALL
    SELECT 'day' AS span, NEW.created_at / 86400000 AS starts, NEW.page_id AS page_id, 1 AS by WHERE NEW.counted
    UNION ALL SELECT 'week', (NEW.created_at / 86400000 + 3) / 7, NEW.page_id, 1 WHERE NEW.counted
  ) GROUP BY span, starts, page_id HAVING sum(by) <> 0
  ON CONFLICT DO UPDATE SET count = count + excluded.count;
  DELETE FROM page_tallies
   WHERE site_id = OLD.site_id AND span = 'day' AND page_id = OLD.page_id AND starts = OLD.created_at / 86400000 AND count = 0;
  DELETE FROM page_tallies
   WHERE site_id = OLD.site_id AND span = 'week' AND page_id = OLD.page_id AND starts = (OLD.created_at / 86400000 + 3) / 7
     AND count = 0;
END;

CREATE TRIGGER comments_points AFTER UPDATE OF status, deleted_at ON comments WHEN OLD.published <> NEW.published
BEGIN
  INSERT INTO page_points (page_id, rank, period, points)
  VALUES (NEW.page_id, 'trending', NEW.created_at / 86400000, (NEW.published - OLD.published) *
           4 * CAST(round(1024 * pow(2, NEW.created_at % 86400000 / 86400000.0)) AS INTEGER)),
         (NEW.page_id, 'discussed', NEW.created_at / 2592000000, (NEW.published - OLD.published) *
           CAST(round(1024 * pow(2, NEW.created_at % 2592000000 / 2592000000.0)) AS INTEGER))
  ON CONFLICT DO UPDATE SET points = points + excluded.points;
  INSERT INTO page_points (page_id, rank, period, points)
  SELECT NEW.page_id, 'trending', created_at / 86400000, sum(NEW.published - OLD.published) *
         CAST(round(1024 * pow(2, created_at % 86400000 / 86400000.0)) AS INTEGER)
    FROM votes WHERE comment_id = NEW.id GROUP BY created_at
  ON CONFLICT DO UPDATE SET points = points + excluded.points;
END;

CREATE TRIGGER comments_publish AFTER UPDATE OF status, deleted_at ON comments WHEN OLD.published <> NEW.published
BEGIN
  UPDATE pages SET comment_count = comment_count + NEW.published - OLD.published WHERE id = NEW.page_id;
  UPDATE comments SET reply_count = reply_count + NEW.published - OLD.published
   WHERE id IN (NEW.parent_id, NEW.root_id) AND id <> NEW.id;
  -- The root itself is the first of its conversation, so this is its second reply: FIRST_REPLIES in shared/limits.ts.
  UPDATE comments SET first_replies_end = coalesce(
      (SELECT id FROM comments WHERE root_id = NEW.root_id AND listed = 1 ORDER BY id LIMIT 1 OFFSET 2), '~')
   WHERE id = NEW.root_id;
END;

CREATE TRIGGER comments_revise
AFTER UPDATE OF status, content, author_name, author_website, author_role, vote_count, reply_count, edited_at, deleted_at,
  pinned_at, closed_at
ON comments WHEN OLD.listed OR NEW.listed
BEGIN
  UPDATE pages SET revision = revision + 1 WHERE id = NEW.page_id;
  UPDATE comments SET (revision, listed_revision) =
    (SELECT revision, iif(NEW.listed > OLD.listed, revision, NEW.listed_revision) FROM pages WHERE id = NEW.page_id)
   WHERE id = NEW.id;
END;

CREATE TRIGGER comments_search AFTER UPDATE OF body, author_name, deleted_at ON comments
WHEN OLD.body <> NEW.body OR OLD.author_name <> NEW.author_name OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)
BEGIN
  INSERT INTO search_dirty VALUES (NEW.id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER comments_search_new AFTER INSERT ON comments
BEGIN
  INSERT INTO search_dirty VALUES (NEW.id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER comments_tally AFTER UPDATE OF status, deleted_at, report_count ON comments
WHEN OLD.status <> NEW.status OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)
  OR (OLD.report_count > 0) <> (NEW.report_count > 0)
BEGIN
  INSERT INTO site_tallies (site_id, name, count)
  SELECT NEW.site_id, name, sum(by) FROM (
    SELECT OLD.status AS name, -1 AS by WHERE OLD.deleted_at IS NULL
    UNION ALL SELECT NEW.status, 1 WHERE NEW.deleted_at IS NULL
    UNION ALL SELECT 'reported', -1 WHERE OLD.deleted_at IS NULL AND OLD.report_count > 0
    UNION ALL SELECT 'reported', 1 WHERE NEW.deleted_at IS NULL AND NEW.report_count > 0)
  GROUP BY name HAVING sum(by) <> 0
  ON CONFLICT DO UPDATE SET count = count + excluded.count;
END;

CREATE TRIGGER comments_tally_new AFTER INSERT ON comments
BEGIN
  INSERT INTO site_tallies (site_id, name, count) VALUES (NEW.site_id, NEW.status, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER decisions_are_final BEFORE UPDATE ON decisions
BEGIN
  SELECT RAISE (ABORT, 'a decision is never changed: insert another');
END;

CREATE TRIGGER decisions_decide AFTER INSERT ON decisions
BEGIN
  UPDATE comments SET status = NEW.to_status WHERE id = NEW.comment_id AND status <> NEW.to_status;
  UPDATE comments SET first_decided_at = NEW.created_at
   WHERE id = NEW.comment_id AND NEW.moderator_id IS NOT NULL AND first_decided_at IS NULL;
  UPDATE comments SET check_name = NEW.check_name, facts = NEW.facts, ruled_status = NEW.to_status
   WHERE id = NEW.comment_id AND NEW.check_name IS NOT NULL;
  UPDATE comments SET check_name = coalesce(
      (SELECT first.check_name FROM decisions undo JOIN decisions first ON first.id = undo.undoes WHERE undo.id = NEW.undoes),
      (SELECT check_name FROM decisions
        WHERE comment_id = NEW.comment_id AND check_name IS NOT NULL
          AND seq < (SELECT seq FROM decisions WHERE id = NEW.undoes AND check_name IS NOT NULL)
        ORDER BY seq DESC LIMIT 1),
      check_name)
   WHERE id = NEW.comment_id AND NEW.undoes IS NOT NULL;
  UPDATE comments SET (facts, ruled_status) =
      (SELECT facts, to_status FROM decisions WHERE comment_id = NEW.comment_id AND check_name = comments.check_name
        ORDER BY seq DESC LIMIT 1)
   WHERE id = NEW.comment_id AND NEW.undoes IS NOT NULL AND check_name IS NOT NULL;
  UPDATE reports SET resolved_at = NEW.created_at
   WHERE comment_id = NEW.comment_id AND resolved_at IS NULL AND NEW.moderator_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM decisions WHERE id = NEW.undoes AND moderator_id IS NOT NULL AND undoes IS NULL);
  UPDATE reports SET resolved_at = NULL
   WHERE comment_id = NEW.comment_id AND NEW.undoes IS NOT NULL
     AND resolved_at = (SELECT created_at FROM decisions WHERE id = NEW.undoes AND moderator_id IS NOT NULL);
END;

CREATE TRIGGER memberships_mirror AFTER UPDATE OF role ON memberships
WHEN EXISTS (SELECT 1 FROM places WHERE site_id = NEW.site_id)
BEGIN
  INSERT INTO mirror_due VALUES ('site', NEW.site_id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER memberships_mirror_gone AFTER DELETE ON memberships
WHEN EXISTS (SELECT 1 FROM places WHERE site_id = OLD.site_id)
BEGIN
  INSERT INTO mirror_due VALUES ('site', OLD.site_id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER memberships_mirror_new AFTER INSERT ON memberships
WHEN EXISTS (SELECT 1 FROM places WHERE site_id = NEW.site_id)
BEGIN
  INSERT INTO mirror_due VALUES ('site', NEW.site_id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER moderators_mirror AFTER UPDATE OF name ON moderators
WHEN OLD.name <> NEW.name AND EXISTS (SELECT 1 FROM places)
BEGIN
  INSERT INTO mirror_due VALUES ('moderator', NEW.id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER page_facts_change AFTER UPDATE OF facts ON page_facts
BEGIN
  UPDATE pages SET card = nullif((
    SELECT json_group_object(key, json(fact)) FROM (
      SELECT key, facts -> ('$."' || key || '"') AS fact, min(source) FROM page_facts, json_each(facts)
       WHERE page_id = NEW.page_id GROUP BY key ORDER BY key)), '{}')
   WHERE id = NEW.page_id;
END;

CREATE TRIGGER page_facts_say AFTER INSERT ON page_facts
BEGIN
  UPDATE pages SET card = nullif((
    SELECT json_group_object(key, json(fact)) FROM (
      SELECT key, facts -> ('$."' || key || '"') AS fact, min(source) FROM page_facts, json_each(facts)
       WHERE page_id = NEW.page_id GROUP BY key ORDER BY key)), '{}')
   WHERE id = NEW.page_id;
END;

CREATE TRIGGER page_facts_withdraw AFTER DELETE ON page_facts
BEGIN
  UPDATE pages SET card = nullif((
    SELECT json_group_object(key, json(fact)) FROM (
      SELECT key, facts -> ('$."' || key || '"') AS fact, min(source) FROM page_facts, json_each(facts)
       WHERE page_id = OLD.page_id GROUP BY key ORDER BY key)), '{}')
   WHERE id = OLD.page_id;
END;

CREATE TRIGGER page_points_discussed AFTER INSERT ON page_points WHEN NEW.rank = 'discussed'
BEGIN
  UPDATE pages SET discussed = coalesce(
      (SELECT log2(sum(points * pow(2, period - base))) + base
         FROM (SELECT max(coalesce(pages.discussed, 0), NEW.period) AS base) CROSS JOIN
              (SELECT points, period FROM page_points WHERE page_id = NEW.page_id AND rank = 'discussed' ORDER BY period DESC LIMIT 40)),
      (SELECT log2(sum(points * pow(2, period - newest))) + newest
         FROM (SELECT max(period) AS newest FROM page_points WHERE page_id = NEW.page_id AND rank = 'discussed') CROSS JOIN
              (SELECT points, period FROM page_points WHERE page_id = NEW.page_id AND rank = 'discussed' ORDER BY period DESC LIMIT 40)))
   WHERE id = NEW.page_id;
END;

CREATE TRIGGER page_points_discussed_change AFTER UPDATE OF points ON page_points WHEN NEW.rank = 'discussed'
BEGIN
  UPDATE pages SET discussed = coalesce(
      (SELECT log2(sum(points * pow(2, period - base))) + base
         FROM (SELECT max(coalesce(pages.discussed, 0), NEW.period) AS base) CROSS JOIN
              (SELECT points, period FROM page_points WHERE page_id = NEW.page_id AND rank = 'discussed' ORDER BY period DESC LIMIT 40)),
      (SELECT log2(sum(points * pow(2, period - newest))) + newest
         FROM (SELECT max(period) AS newest FROM page_points WHERE page_id = NEW.page_id AND rank = 'discussed') CROSS JOIN
              (SELECT points, period FROM page_points WHERE page_id = NEW.page_id AND rank = 'discussed' ORDER BY period DESC LIMIT 40)))
   WHERE id = NEW.page_id;
END;

CREATE TRIGGER page_points_empty AFTER UPDATE OF points ON page_points WHEN NEW.points = 0
BEGIN
  DELETE FROM page_points WHERE page_id = NEW.page_id AND rank = NEW.rank AND period = NEW.period;
END;

CREATE TRIGGER page_points_trending AFTER INSERT ON page_points WHEN NEW.rank = 'trending'
BEGIN
  UPDATE pages SET trending = coalesce(
      (SELECT log2(sum(points * pow(2, period - base))) + base
         FROM (SELECT max(coalesce(pages.trending, 0), NEW.period) AS base) CROSS JOIN
              (SELECT points, period FROM page_points WHERE page_id = NEW.page_id AND rank = 'trending' ORDER BY period DESC LIMIT 40)),
      (SELECT log2(sum(points * pow(2, period - newest))) + newest
         FROM (SELECT max(period) AS newest FROM page_points WHERE page_id = NEW.page_id AND rank = 'trending') CROSS JOIN
              (SELECT points, period FROM page_points WHERE page_id = NEW.page_id AND rank = 'trending' ORDER BY period DESC LIMIT 40)))
   WHERE id = NEW.page_id;
END;

CREATE TRIGGER page_points_trending_change AFTER UPDATE OF points ON page_points WHEN NEW.rank = 'trending'
BEGIN
  UPDATE pages SET trending = coalesce(
      (SELECT log2(sum(points * pow(2, period - base))) + base
         FROM (SELECT max(coalesce(pages.trending, 0), NEW.period) AS base) CROSS JOIN
              (SELECT points, period FROM page_points WHERE page_id = NEW.page_id AND rank = 'trending' ORDER BY period DESC LIMIT 40)),
      (SELECT log2(sum(points * pow(2, period - newest))) + newest
         FROM (SELECT max(period) AS newest FROM page_points WHERE page_id = NEW.page_id AND rank = 'trending') CROSS JOIN
              (SELECT points, period FROM page_points WHERE page_id = NEW.page_id AND rank = 'trending' ORDER BY period DESC LIMIT 40)))
   WHERE id = NEW.page_id;
END;

CREATE TRIGGER pages_card AFTER UPDATE OF card ON pages WHEN OLD.card IS NOT NEW.card
BEGIN
  UPDATE pages SET
    title = iif(coalesce(NEW.card ->> '$.title', OLD.card ->> '$.title') IS NULL, title, NEW.card ->> '$.title'),
    url = iif(coalesce(NEW.card ->> '$.url', OLD.card ->> '$.url') IS NULL, url, NEW.card ->> '$.url'),
    published_at =
      iif(coalesce(NEW.card ->> '$.publishedAt', OLD.card ->> '$.publishedAt') IS NULL, published_at, NEW.card ->> '$.publishedAt')
   WHERE id = NEW.id;
  DELETE FROM page_cards WHERE page_id = NEW.id;
  INSERT INTO page_cards (page_id, facet, site_id, trending, discussed, latest)
  SELECT NEW.id, facet, NEW.site_id, NEW.trending, NEW.discussed, coalesce(NEW.card ->> '$.publishedAt', NEW.created_at)
    FROM (SELECT '' AS facet
          UNION ALL SELECT 'section ' || (NEW.card ->> '$.section') WHERE NEW.card ->> '$.section' IS NOT NULL
          UNION ALL SELECT 'author ' || (value ->> '$.name') FROM json_each(NEW.card, '$.authors'))
   WHERE NEW.card ->> '$.title' IS NOT NULL AND NEW.card ->> '$.url' IS NOT NULL
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER pages_rank AFTER UPDATE OF trending, discussed ON pages
WHEN OLD.trending IS NOT NEW.trending OR OLD.discussed IS NOT NEW.discussed
BEGIN
  UPDATE page_cards SET trending = NEW.trending, discussed = NEW.discussed WHERE page_id = NEW.id;
END;

CREATE TRIGGER pages_revise AFTER UPDATE OF page_key, title, url, published_at, closed_at, surge_until ON pages
BEGIN
  UPDATE pages SET revision = revision + 1 WHERE id = NEW.id;
END;

CREATE TRIGGER pages_search AFTER UPDATE OF title ON pages WHEN OLD.title IS NOT NEW.title
BEGIN
  INSERT INTO search_sweeps (kind, subject_id) VALUES ('page', NEW.id) ON CONFLICT DO UPDATE SET after = '';
END;

CREATE TRIGGER pages_to_read AFTER UPDATE OF comment_count ON pages WHEN OLD.comment_count = 0 AND NEW.comment_count > 0
BEGIN
  INSERT INTO page_readings (page_id, due_at) VALUES (NEW.id, 0) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER places_mirror AFTER INSERT ON places
BEGIN
  INSERT INTO mirror_due VALUES ('site', NEW.site_id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER reactions_add AFTER INSERT ON reactions
BEGIN
  INSERT INTO reaction_counts (page_id, kind, count) VALUES (NEW.page_id, NEW.kind, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER reactions_change AFTER UPDATE OF page_id, kind ON reactions
WHEN OLD.page_id <> NEW.page_id OR OLD.kind <> NEW.kind
BEGIN
  UPDATE reaction_counts SET count = count - 1 WHERE page_id = OLD.page_id AND kind = OLD.kind;
  INSERT INTO reaction_counts (page_id, kind, count) VALUES (NEW.page_id, NEW.kind, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER reactions_points AFTER INSERT ON reactions
BEGIN
  INSERT INTO page_points (page_id, rank, period, points)
  VALUES (NEW.page_id, 'trending', NEW.created_at / 86400000,
          CAST(round(1024 * pow(2, NEW.created_at % 86400000 / 86400000.0)) AS INTEGER))
  ON CONFLICT DO UPDATE SET points = points + excluded.points;
END;

CREATE TRIGGER reactions_points_back AFTER DELETE ON reactions
BEGIN
  INSERT INTO page_points (page_id, rank, period, points)
  VALUES (OLD.page_id, 'trending', OLD.created_at / 86400000,
          -CAST(round(1024 * pow(2, OLD.created_at % 86400000 / 86400000.0)) AS INTEGER))
  ON CONFLICT DO UPDATE SET points = points + excluded.points;
END;

CREATE TRIGGER reactions_points_change AFTER UPDATE OF created_at ON reactions WHEN OLD.created_at <> NEW.created_at
BEGIN
  INSERT INTO page_points (page_id, rank, period, points)
  VALUES (NEW.page_id, 'trending', NEW.created_at / 86400000,
          CAST(round(1024 * pow(2, NEW.created_at % 86400000 / 86400000.0)) AS INTEGER))
  ON CONFLICT DO UPDATE SET points = points + excluded.points;
  INSERT INTO page_points (page_id, rank, period, points)
  VALUES (OLD.page_id, 'trending', OLD.created_at / 86400000,
          -CAST(round(1024 * pow(2, OLD.created_at % 86400000 / 86400000.0)) AS INTEGER))
  ON CONFLICT DO UPDATE SET points = points + excluded.points;
END;

CREATE TRIGGER reactions_take_back AFTER DELETE ON reactions
BEGIN
  UPDATE reaction_counts SET count = count - 1 WHERE page_id = OLD.page_id AND kind = OLD.kind;
END;

CREATE TRIGGER reports_open AFTER INSERT ON reports
BEGIN
  UPDATE comments SET report_count = report_count + 1 WHERE id = NEW.comment_id;
END;

CREATE TRIGGER reports_resolve AFTER UPDATE OF resolved_at ON reports
WHEN (OLD.resolved_at IS NULL) <> (NEW.resolved_at IS NULL)
BEGIN
  UPDATE comments SET report_count = report_count + (NEW.resolved_at IS NULL) - (OLD.resolved_at IS NULL)
   WHERE id = NEW.comment_id;
END;

CREATE TRIGGER reports_withdraw AFTER DELETE ON reports WHEN OLD.resolved_at IS NULL
BEGIN
  UPDATE comments SET report_count = report_count - 1 WHERE id = OLD.comment_id;
END;

CREATE TRIGGER votes_cast AFTER INSERT ON votes
BEGIN
  UPDATE comments SET vote_count = vote_count + 1 WHERE id = NEW.comment_id;
END;

CREATE TRIGGER votes_points AFTER INSERT ON votes
BEGIN
  INSERT INTO page_points (page_id, rank, period, points)
  SELECT page_id, 'trending', NEW.created_at / 86400000,
         CAST(round(1024 * pow(2, NEW.created_at % 86400000 / 86400000.0)) AS INTEGER)
    FROM comments WHERE id = NEW.comment_id AND published
  ON CONFLICT DO UPDATE SET points = points + excluded.points;
END;

CREATE TRIGGER votes_points_back AFTER DELETE ON votes
BEGIN
  INSERT INTO page_points (page_id, rank, period, points)
  SELECT page_id, 'trending', OLD.created_at / 86400000,
         -CAST(round(1024 * pow(2, OLD.created_at % 86400000 / 86400000.0)) AS INTEGER)
    FROM comments WHERE id = OLD.comment_id AND published
  ON CONFLICT DO UPDATE SET points = points + excluded.points;
END;

CREATE TRIGGER votes_take_back AFTER DELETE ON votes
BEGIN
  UPDATE comments SET vote_count = vote_count - 1 WHERE id = OLD.comment_id;
END;
