-- A comment is new to who was there before it came into the list, be it as the stone that holds the place of an answer; one
-- that was a stone and is published again is not.
DROP TRIGGER comments_revise;
DROP TRIGGER comments_change_page;
ALTER TABLE comments RENAME COLUMN shown_revision TO listed_revision;

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

-- What has gone to another page leaves nothing behind that could be told.
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
