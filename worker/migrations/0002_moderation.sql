-- Everything that moderation stands on: what is known of a comment's sender, who is blocked, what readers say of comments,
-- and how moderators sign in. Hashes are keyed; addresses of networks are kept as hashes only, and not for long.

ALTER TABLE authors ADD COLUMN folded_hash TEXT;                     -- keyed hash of the address without dots and +tags: blocks and bans
ALTER TABLE authors ADD COLUMN rejected_count INTEGER NOT NULL DEFAULT 0; -- kept by trigger, as is the next
ALTER TABLE authors ADD COLUMN spam_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE authors ADD COLUMN verified_at INTEGER;                  -- the address was confirmed by mail, or vouched for by the owner's site
ALTER TABLE authors ADD COLUMN member_id TEXT;                       -- the owner's own name for a logged-in member
ALTER TABLE authors ADD COLUMN timeout_until INTEGER;                -- what they write until then is held

CREATE INDEX authors_by_folded ON authors (site_id, folded_hash);
CREATE UNIQUE INDEX authors_by_member ON authors (site_id, member_id) WHERE member_id IS NOT NULL;

ALTER TABLE comments ADD COLUMN email_hash TEXT;                     -- of the sender's folded address: rates, duplicates, bans
ALTER TABLE comments ADD COLUMN ip_hash TEXT;                        -- of one period; deleted when it is old
ALTER TABLE comments ADD COLUMN network_hash TEXT;
ALTER TABLE comments ADD COLUMN check_name TEXT;                     -- the rule that decided last; kept by trigger
ALTER TABLE comments ADD COLUMN report_count INTEGER NOT NULL DEFAULT 0; -- reports nobody has looked at; kept by trigger
ALTER TABLE comments ADD COLUMN pinned_at INTEGER;
ALTER TABLE comments ADD COLUMN closed_at INTEGER;                   -- the branch below it takes no more replies
ALTER TABLE comments ADD COLUMN moderator_id TEXT REFERENCES moderators (id); -- who wrote it as staff

CREATE INDEX comments_by_email ON comments (site_id, email_hash, id) WHERE email_hash IS NOT NULL;
CREATE INDEX comments_by_ip ON comments (site_id, ip_hash, id) WHERE ip_hash IS NOT NULL;
CREATE INDEX comments_by_network ON comments (site_id, network_hash, id) WHERE network_hash IS NOT NULL;
CREATE INDEX comments_with_ip ON comments (id) WHERE ip_hash IS NOT NULL; -- for deleting old hashes
CREATE INDEX comments_by_check ON comments (site_id, check_name, id) WHERE deleted_at IS NULL;
CREATE INDEX comments_by_page ON comments (page_id, status, id) WHERE deleted_at IS NULL;
CREATE INDEX comments_reported ON comments (site_id, id) WHERE report_count > 0 AND deleted_at IS NULL;
CREATE INDEX comments_pinned ON comments (page_id, pinned_at) WHERE pinned_at IS NOT NULL;

ALTER TABLE decisions ADD COLUMN facts TEXT CHECK (json_valid(facts)); -- JSON: what moved the rule, for moderators only
ALTER TABLE decisions ADD COLUMN batch_id TEXT;                      -- decided together, and undone together

CREATE INDEX decisions_by_batch ON decisions (batch_id) WHERE batch_id IS NOT NULL;

-- How many comments a site has of each status, deleted ones apart, and how many with open reports (`reported`).
CREATE TABLE site_tallies (
  site_id TEXT NOT NULL REFERENCES sites (id),
  name    TEXT NOT NULL,
  count   INTEGER NOT NULL,
  PRIMARY KEY (site_id, name)
) STRICT, WITHOUT ROWID;

INSERT INTO site_tallies SELECT site_id, status, count(*) FROM comments WHERE deleted_at IS NULL GROUP BY site_id, status;

-- Words that hold a comment or send it to spam. The list as its owner wrote it; what is searched is made of it once.
CREATE TABLE word_lists (
  site_id     TEXT NOT NULL REFERENCES sites (id),
  kind        TEXT NOT NULL CHECK (kind IN ('hold', 'block')),
  words       TEXT NOT NULL,
  entry_count INTEGER NOT NULL,
  version     TEXT NOT NULL,                                         -- another for each change: isolates keep what they have compiled
  updated_at  INTEGER NOT NULL,
  PRIMARY KEY (site_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE compiled_words (
  site_id TEXT NOT NULL,
  kind    TEXT NOT NULL,
  part    INTEGER NOT NULL,                                          -- a row of D1 holds 2 MB at most
  data    TEXT NOT NULL,
  PRIMARY KEY (site_id, kind, part),
  FOREIGN KEY (site_id, kind) REFERENCES word_lists (site_id, kind) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Who goes to spam without a word. `value`: an author's id; the keyed hash of a folded address, of an IP address or a
-- network; the domain of an address or a website, in the clear.
CREATE TABLE blocks (
  id             TEXT PRIMARY KEY,
  site_id        TEXT NOT NULL REFERENCES sites (id),
  kind           TEXT NOT NULL CHECK (kind IN ('author', 'email', 'email-domain', 'website-domain', 'ip', 'network')),
  value          TEXT NOT NULL,
  label          TEXT,                                               -- what moderators see: sealed for an address, else in the clear
  reason         TEXT,
  moderator_id   TEXT NOT NULL REFERENCES moderators (id),
  expires_at     INTEGER,
  created_at     INTEGER NOT NULL,
  UNIQUE (site_id, kind, value)
) STRICT;

CREATE INDEX blocks_by_site ON blocks (site_id, id);
CREATE INDEX blocks_expiring ON blocks (expires_at) WHERE expires_at IS NOT NULL;

-- New authors on a page by ten minutes, to tell a flood from a lively day.
CREATE TABLE arrivals (
  page_id     TEXT NOT NULL REFERENCES pages (id),
  slot        INTEGER NOT NULL,                                      -- epoch milliseconds by 600,000
  new_authors INTEGER NOT NULL,
  PRIMARY KEY (page_id, slot)
) STRICT, WITHOUT ROWID;

CREATE INDEX arrivals_by_slot ON arrivals (slot);

ALTER TABLE pages ADD COLUMN surge_until INTEGER;                    -- strangers are held until then

-- Other keys of a page: what a merged page or an earlier address was called.
CREATE TABLE page_aliases (
  site_id  TEXT NOT NULL REFERENCES sites (id),
  page_key TEXT NOT NULL,
  page_id  TEXT NOT NULL REFERENCES pages (id),
  PRIMARY KEY (site_id, page_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX page_aliases_by_page ON page_aliases (page_id);
CREATE INDEX pages_by_site ON pages (site_id, id);
CREATE INDEX pages_discussed ON pages (site_id, comment_count, id);

CREATE TABLE votes (
  comment_id TEXT NOT NULL REFERENCES comments (id),
  voter      TEXT NOT NULL,                                          -- an author's or a device's id, proved by token
  created_at INTEGER NOT NULL,
  PRIMARY KEY (comment_id, voter)
) STRICT, WITHOUT ROWID;

CREATE INDEX votes_by_voter ON votes (voter, created_at);

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

CREATE INDEX reports_by_reporter ON reports (reporter, created_at);

-- Small proofs that are good once: a solved challenge, a one-time link. Deleted when they expire.
CREATE TABLE spent (
  id         TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX spent_expiring ON spent (expires_at);

-- Keys of third parties that an owner has entered, sealed.
CREATE TABLE site_secrets (
  site_id TEXT NOT NULL REFERENCES sites (id),
  name    TEXT NOT NULL,
  value   TEXT NOT NULL,
  PRIMARY KEY (site_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE author_notes (
  id           TEXT PRIMARY KEY,
  site_id      TEXT NOT NULL REFERENCES sites (id),
  author_id    TEXT NOT NULL REFERENCES authors (id),
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  body         TEXT NOT NULL,
  created_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX author_notes_by_author ON author_notes (author_id, id);

-- What moderators change beside statuses: settings, blocks, pages, pins, people. The second half of the audit trail.
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

CREATE INDEX changes_by_site ON changes (site_id, seq);

CREATE TRIGGER changes_are_final BEFORE UPDATE ON changes
BEGIN
  SELECT RAISE (ABORT, 'a change is never rewritten: make another');
END;

-- Moderators: how they are invited, sign in, and what their tokens may.
ALTER TABLE moderators ADD COLUMN email_encrypted TEXT;              -- for sign-in by mail; sealed without a site
ALTER TABLE moderators ADD COLUMN email_hash TEXT;

CREATE UNIQUE INDEX moderators_by_email ON moderators (email_hash) WHERE email_hash IS NOT NULL;
CREATE INDEX memberships_by_site ON memberships (site_id, moderator_id);

ALTER TABLE tokens ADD COLUMN scopes TEXT NOT NULL DEFAULT '["admin"]' CHECK (json_valid(scopes));
ALTER TABLE tokens ADD COLUMN last_used_at INTEGER;                  -- to the hour: a read is not a write each time
ALTER TABLE tokens ADD COLUMN expires_at INTEGER;
ALTER TABLE tokens ADD COLUMN revoked_at INTEGER;

CREATE INDEX tokens_by_moderator ON tokens (moderator_id, id);

CREATE TABLE sessions (
  id           TEXT PRIMARY KEY,
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  token_hash   TEXT NOT NULL UNIQUE,
  device       TEXT,                                                 -- what the browser calls itself, shortened
  created_at   INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX sessions_by_moderator ON sessions (moderator_id, id);

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

CREATE INDEX invitations_by_site ON invitations (site_id, id);

-- One-time links to sign in. The link is shown or sent once and kept nowhere.
CREATE TABLE sign_in_links (
  token_hash   TEXT PRIMARY KEY,
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  created_at   INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  used_at      INTEGER
) STRICT, WITHOUT ROWID;

-- What must still be sent, written with its cause. Whoever sends it comes later.
CREATE TABLE outbox (
  id         TEXT PRIMARY KEY,
  site_id    TEXT NOT NULL REFERENCES sites (id),
  kind       TEXT NOT NULL,
  payload    TEXT NOT NULL CHECK (json_valid(payload)),              -- JSON; what is private in it is sealed
  created_at INTEGER NOT NULL,
  sent_at    INTEGER
) STRICT;

CREATE INDEX outbox_waiting ON outbox (id) WHERE sent_at IS NULL;

-- A decision tells which rule made it, and a moderator's settles the reports.
DROP TRIGGER decisions_decide;
CREATE TRIGGER decisions_decide AFTER INSERT ON decisions
BEGIN
  UPDATE comments SET status = NEW.to_status WHERE id = NEW.comment_id AND status <> NEW.to_status;
  UPDATE comments SET check_name = NEW.check_name
   WHERE id = NEW.comment_id AND NEW.check_name IS NOT NULL AND check_name IS NOT NEW.check_name;
  UPDATE reports SET resolved_at = NEW.created_at
   WHERE comment_id = NEW.comment_id AND resolved_at IS NULL AND NEW.moderator_id IS NOT NULL;
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

CREATE TRIGGER votes_cast AFTER INSERT ON votes
BEGIN
  UPDATE comments SET vote_count = vote_count + 1 WHERE id = NEW.comment_id;
END;

CREATE TRIGGER votes_take_back AFTER DELETE ON votes
BEGIN
  UPDATE comments SET vote_count = vote_count - 1 WHERE id = OLD.comment_id;
END;

DROP TRIGGER comments_approve;
CREATE TRIGGER comments_judge AFTER UPDATE OF status ON comments WHEN OLD.status <> NEW.status
BEGIN
  UPDATE authors SET
    approved_count = approved_count + (NEW.status = 'approved') - (OLD.status = 'approved'),
    rejected_count = rejected_count + (NEW.status = 'rejected') - (OLD.status = 'rejected'),
    spam_count = spam_count + (NEW.status = 'spam') - (OLD.status = 'spam')
   WHERE id = NEW.author_id;
END;

DROP TRIGGER comments_revise;
CREATE TRIGGER comments_revise
AFTER UPDATE OF status, content, author_name, author_website, author_role, vote_count, edited_at, deleted_at, pinned_at, closed_at
ON comments WHEN OLD.listed OR NEW.listed
BEGIN
  UPDATE pages SET revision = revision + 1 WHERE id = NEW.page_id;
END;

DROP TRIGGER pages_revise;
CREATE TRIGGER pages_revise AFTER UPDATE OF page_key, title, url, published_at, closed_at, surge_until ON pages
BEGIN
  UPDATE pages SET revision = revision + 1 WHERE id = NEW.id;
END;

CREATE TRIGGER comments_tally_new AFTER INSERT ON comments
BEGIN
  INSERT INTO site_tallies (site_id, name, count) VALUES (NEW.site_id, NEW.status, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
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
