-- What has changed on a page since a revision, comment by comment: so that open pages, and those that were asleep, are told of
-- changes and need not ask for the list again. 0: not since there are revisions of comments.
ALTER TABLE comments ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

-- The page's revision with which it was last published: to who was there before, it is new.
ALTER TABLE comments ADD COLUMN shown_revision INTEGER NOT NULL DEFAULT 0;

-- Changes before this revision are not known one by one.
ALTER TABLE pages ADD COLUMN changes_from INTEGER NOT NULL DEFAULT 0;

UPDATE pages SET changes_from = revision;

CREATE INDEX comments_revised ON comments (page_id, revision) WHERE revision > 0;

DROP TRIGGER comments_revise;

-- A count of replies is told by the comment that has it.
CREATE TRIGGER comments_revise
AFTER UPDATE OF status, content, author_name, author_website, author_role, vote_count, reply_count, edited_at, deleted_at,
  pinned_at, closed_at
ON comments WHEN OLD.listed OR NEW.listed
BEGIN
  UPDATE pages SET revision = revision + 1 WHERE id = NEW.page_id;
  UPDATE comments SET (revision, shown_revision) =
    (SELECT revision, iif(NEW.published > OLD.published, revision, NEW.shown_revision) FROM pages WHERE id = NEW.page_id)
   WHERE id = NEW.id;
END;

DROP TRIGGER comments_change_author;

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

DROP TRIGGER comments_change_page;

-- What has gone to another page leaves nothing behind that could be told.
CREATE TRIGGER comments_change_page AFTER UPDATE OF page_id ON comments WHEN OLD.page_id <> NEW.page_id
BEGIN
  UPDATE pages SET
    comment_count = comment_count - NEW.published, revision = revision + NEW.listed,
    changes_from = iif(NEW.listed, revision + 1, changes_from)
   WHERE id = OLD.page_id;
  UPDATE pages SET comment_count = comment_count + NEW.published, revision = revision + NEW.listed WHERE id = NEW.page_id;
  UPDATE comments SET (revision, shown_revision) =
    (SELECT revision * NEW.listed, revision * NEW.published FROM pages WHERE id = NEW.page_id)
   WHERE id = NEW.id AND (NEW.listed OR NEW.revision > 0);
  INSERT INTO search_dirty VALUES (NEW.id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;
