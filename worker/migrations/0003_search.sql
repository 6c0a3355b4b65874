-- What moderators do beside single decisions, and what must be told to the search index, which is a database of its own.

CREATE INDEX decisions_by_rule ON decisions (comment_id, seq) WHERE check_name IS NOT NULL; -- why a comment was held
CREATE INDEX pages_closed ON pages (site_id, closed_at, id) WHERE closed_at IS NOT NULL;

ALTER TABLE blocks ADD COLUMN batch_id TEXT;                         -- of the ban it came with: taken back with its decisions

CREATE INDEX blocks_by_batch ON blocks (batch_id) WHERE batch_id IS NOT NULL;

-- An undo gives back what the decision took: the name of the rule before, and the reports that it had settled. It is no look
-- at the reports itself, unless it overrules a rule or stands by an earlier decision.
DROP TRIGGER decisions_decide;
CREATE TRIGGER decisions_decide AFTER INSERT ON decisions
BEGIN
  UPDATE comments SET status = NEW.to_status WHERE id = NEW.comment_id AND status <> NEW.to_status;
  UPDATE comments SET check_name = NEW.check_name
   WHERE id = NEW.comment_id AND NEW.check_name IS NOT NULL AND check_name IS NOT NEW.check_name;
  UPDATE comments SET check_name = coalesce(
      (SELECT first.check_name FROM decisions undo JOIN decisions first ON first.id = undo.undoes WHERE undo.id = NEW.undoes),
      (SELECT check_name FROM decisions
        WHERE comment_id = NEW.comment_id AND check_name IS NOT NULL
          AND seq < (SELECT seq FROM decisions WHERE id = NEW.undoes AND check_name IS NOT NULL)
        ORDER BY seq DESC LIMIT 1),
      check_name)
   WHERE id = NEW.comment_id AND NEW.undoes IS NOT NULL;
  UPDATE reports SET resolved_at = NEW.created_at
   WHERE comment_id = NEW.comment_id AND resolved_at IS NULL AND NEW.moderator_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM decisions WHERE id = NEW.undoes AND moderator_id IS NOT NULL AND undoes IS NULL);
  UPDATE reports SET resolved_at = NULL
   WHERE comment_id = NEW.comment_id AND NEW.undoes IS NOT NULL
     AND resolved_at = (SELECT created_at FROM decisions WHERE id = NEW.undoes AND moderator_id IS NOT NULL);
END;

-- Comments that the search index does not know as they are now. Until it does, it has no say about them.
CREATE TABLE search_dirty (
  comment_id TEXT PRIMARY KEY,
  version    TEXT NOT NULL                                           -- another for each change: what changes meanwhile stays
) STRICT, WITHOUT ROWID;

-- Whole pages and sites whose comments are still to be marked, some at a time.
CREATE TABLE search_sweeps (
  kind       TEXT NOT NULL CHECK (kind IN ('page', 'site')),
  subject_id TEXT NOT NULL,
  after      TEXT NOT NULL DEFAULT '',                               -- the last comment that was marked
  PRIMARY KEY (kind, subject_id)
) STRICT, WITHOUT ROWID;

INSERT INTO search_sweeps (kind, subject_id) SELECT 'site', id FROM sites;

CREATE TRIGGER comments_search_new AFTER INSERT ON comments
BEGIN
  INSERT INTO search_dirty VALUES (NEW.id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER comments_search AFTER UPDATE OF body, author_name, deleted_at ON comments
WHEN OLD.body <> NEW.body OR OLD.author_name <> NEW.author_name OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)
BEGIN
  INSERT INTO search_dirty VALUES (NEW.id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER pages_search AFTER UPDATE OF title ON pages WHEN OLD.title IS NOT NEW.title
BEGIN
  INSERT INTO search_sweeps (kind, subject_id) VALUES ('page', NEW.id) ON CONFLICT DO UPDATE SET after = '';
END;
