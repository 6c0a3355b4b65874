-- What readers take back or confirm, so that no path that writes can forget a counter.

-- A report that its reporter takes away is no longer open.
CREATE TRIGGER reports_withdraw AFTER DELETE ON reports WHEN OLD.resolved_at IS NULL
BEGIN
  UPDATE comments SET report_count = report_count - 1 WHERE id = OLD.comment_id;
END;

-- A device's comments go to the confirmed author, with the trust that they earned. Readers see the author's id.
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
END;
