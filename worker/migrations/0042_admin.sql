-- Sessions that have ended are deleted every hour.
CREATE INDEX sessions_expiring ON sessions (expires_at);

-- Reports of one comment, newest first.
CREATE INDEX reports_by_comment ON reports (comment_id, id);

-- What a ban still has to move to spam: of an author, and of an address. Both shrink as it does.
CREATE INDEX comments_unspammed_by_author ON comments (author_id, id) WHERE status <> 'spam';
CREATE INDEX comments_unspammed_by_email ON comments (site_id, email_hash, id)
  WHERE status <> 'spam' AND email_hash IS NOT NULL;

-- The answers of a comment, published or not: what a conversation is walked by, and what the foreign key looks for when one
-- goes to another page. Without it each comment that goes would read its whole page.
CREATE INDEX comments_children ON comments (parent_id, page_id) WHERE parent_id IS NOT NULL;

-- Pages that are being merged, conversation by conversation: worker/db/page-merge.ts. `into_id` is never itself on its way.
CREATE TABLE page_merges (
  from_id    TEXT PRIMARY KEY REFERENCES pages (id),
  into_id    TEXT NOT NULL REFERENCES pages (id),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX page_merges_by_target ON page_merges (into_id);

CREATE TRIGGER comments_change_page AFTER UPDATE OF page_id ON comments WHEN OLD.page_id <> NEW.page_id
BEGIN
  UPDATE pages SET comment_count = comment_count - NEW.published, revision = revision + NEW.listed WHERE id = OLD.page_id;
  UPDATE pages SET comment_count = comment_count + NEW.published, revision = revision + NEW.listed WHERE id = NEW.page_id;
  INSERT INTO search_dirty VALUES (NEW.id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

-- Whether anything in a conversation is closed, which is asked for every reply.
CREATE INDEX comments_closed ON comments (root_id) WHERE closed_at IS NOT NULL;

-- The token that made this one, which takes it along when it is revoked.
ALTER TABLE tokens ADD COLUMN made_by TEXT REFERENCES tokens (id);
CREATE INDEX tokens_by_maker ON tokens (made_by) WHERE made_by IS NOT NULL;

-- Where a token has lost what it could do, because its moderator was removed: it does not come back with them.
CREATE TABLE barred_tokens (
  token_id TEXT NOT NULL REFERENCES tokens (id),
  site_id  TEXT NOT NULL REFERENCES sites (id),
  PRIMARY KEY (token_id, site_id)
) STRICT, WITHOUT ROWID;

-- The search index takes scripts without blanks letter by letter now: all of it is made again, little by little.
INSERT INTO search_sweeps (kind, subject_id) SELECT 'site', id FROM sites WHERE true ON CONFLICT DO UPDATE SET after = '';
