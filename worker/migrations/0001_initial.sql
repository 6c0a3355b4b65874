CREATE TABLE sites (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  origins    TEXT NOT NULL CHECK (json_valid(origins)),  -- JSON array: the only origins whose pages may write
  settings   TEXT NOT NULL CHECK (json_valid(settings)), -- JSON object: SiteSettings
  created_at INTEGER NOT NULL                            -- epoch milliseconds, as every *_at here
) STRICT;

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
  created_at    INTEGER NOT NULL,
  UNIQUE (site_id, page_key)
) STRICT;

-- One for each device or confirmed address that has proved itself, not for each address that was typed: whoever types
-- somebody's address gets an author of their own, with no trust, and no token for the other's comments.
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
) STRICT;

CREATE INDEX authors_by_email ON authors (site_id, email_hash);

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
  listed            INTEGER NOT NULL GENERATED ALWAYS AS ((status = 'approved' AND deleted_at IS NULL) OR reply_count > 0) VIRTUAL,
  UNIQUE (page_id, id),
  UNIQUE (site_id, idempotency_key),
  FOREIGN KEY (page_id) REFERENCES pages (id),
  FOREIGN KEY (page_id, parent_id) REFERENCES comments (page_id, id) -- a reply stays on its parent's page
) STRICT;

-- Every public list is one range of one of these, so that it reads what it shows and nothing else.
CREATE INDEX comments_roots ON comments (page_id, id) WHERE parent_id IS NULL AND listed = 1;
CREATE INDEX comments_best ON comments (page_id, vote_count, id) WHERE parent_id IS NULL AND listed = 1;
CREATE INDEX comments_conversation ON comments (root_id, id) WHERE listed = 1;
CREATE INDEX comments_answers ON comments (parent_id, id) WHERE parent_id IS NOT NULL AND listed = 1;
-- The moderators' lists.
CREATE INDEX comments_by_site ON comments (site_id, id);
CREATE INDEX comments_queue ON comments (site_id, status, id) WHERE deleted_at IS NULL;
CREATE INDEX comments_by_author ON comments (author_id, id);

CREATE TABLE moderators (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE memberships (
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  site_id      TEXT NOT NULL REFERENCES sites (id),
  role         TEXT NOT NULL CHECK (role IN ('owner', 'moderator')),
  created_at   INTEGER NOT NULL,
  PRIMARY KEY (moderator_id, site_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
  id           TEXT PRIMARY KEY,
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  name         TEXT NOT NULL,
  token_hash   TEXT NOT NULL UNIQUE, -- the token itself is shown once and kept nowhere
  created_at   INTEGER NOT NULL
) STRICT;

-- The audit trail. Inserting here is the only way to change a comment's status.
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
  created_at   INTEGER NOT NULL,
  CHECK ((moderator_id IS NULL) <> (check_name IS NULL))
) STRICT;

CREATE INDEX decisions_by_site ON decisions (site_id, seq);
CREATE INDEX decisions_by_comment ON decisions (comment_id, seq);

CREATE TRIGGER decisions_are_final BEFORE UPDATE ON decisions
BEGIN
  SELECT RAISE (ABORT, 'a decision is never changed: insert another');
END;

CREATE TRIGGER decisions_decide AFTER INSERT ON decisions
BEGIN
  UPDATE comments SET status = NEW.to_status WHERE id = NEW.comment_id AND status <> NEW.to_status;
END;

-- Counters. No path that writes can forget them; a property test compares them with a recount.
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

CREATE TRIGGER comments_approve AFTER UPDATE OF status ON comments
WHEN (OLD.status = 'approved') <> (NEW.status = 'approved')
BEGIN
  UPDATE authors SET approved_count = approved_count + (NEW.status = 'approved') - (OLD.status = 'approved')
   WHERE id = NEW.author_id;
END;

CREATE TRIGGER comments_revise AFTER UPDATE OF status, content, author_name, author_website, author_role, vote_count, edited_at, deleted_at
ON comments WHEN OLD.listed OR NEW.listed
BEGIN
  UPDATE pages SET revision = revision + 1 WHERE id = NEW.page_id;
END;

CREATE TRIGGER pages_revise AFTER UPDATE OF title, url, published_at, closed_at ON pages
BEGIN
  UPDATE pages SET revision = revision + 1 WHERE id = NEW.id;
END;
