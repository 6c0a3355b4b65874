-- What moved the rule that decided last stands with the comment, as its name does: a page of the queue looks up no decisions,
-- and has rows left for what each comment answers.
ALTER TABLE comments ADD COLUMN facts TEXT CHECK (json_valid(facts));

UPDATE comments SET facts =
  (SELECT facts FROM decisions WHERE comment_id = comments.id AND check_name = comments.check_name ORDER BY seq DESC LIMIT 1)
 WHERE check_name IS NOT NULL;

DROP TRIGGER decisions_decide;
CREATE TRIGGER decisions_decide AFTER INSERT ON decisions
BEGIN
  UPDATE comments SET status = NEW.to_status WHERE id = NEW.comment_id AND status <> NEW.to_status;
  UPDATE comments SET check_name = NEW.check_name, facts = NEW.facts
   WHERE id = NEW.comment_id AND NEW.check_name IS NOT NULL;
  UPDATE comments SET check_name = coalesce(
      (SELECT first.check_name FROM decisions undo JOIN decisions first ON first.id = undo.undoes WHERE undo.id = NEW.undoes),
      (SELECT check_name FROM decisions
        WHERE comment_id = NEW.comment_id AND check_name IS NOT NULL
          AND seq < (SELECT seq FROM decisions WHERE id = NEW.undoes AND check_name IS NOT NULL)
        ORDER BY seq DESC LIMIT 1),
      check_name)
   WHERE id = NEW.comment_id AND NEW.undoes IS NOT NULL;
  UPDATE comments SET facts =
      (SELECT facts FROM decisions WHERE comment_id = NEW.comment_id AND check_name = comments.check_name
        ORDER BY seq DESC LIMIT 1)
   WHERE id = NEW.comment_id AND NEW.undoes IS NOT NULL AND check_name IS NOT NULL;
  UPDATE reports SET resolved_at = NEW.created_at
   WHERE comment_id = NEW.comment_id AND resolved_at IS NULL AND NEW.moderator_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM decisions WHERE id = NEW.undoes AND moderator_id IS NOT NULL AND undoes IS NULL);
  UPDATE reports SET resolved_at = NULL
   WHERE comment_id = NEW.comment_id AND NEW.undoes IS NOT NULL
     AND resolved_at = (SELECT created_at FROM decisions WHERE id = NEW.undoes AND moderator_id IS NOT NULL);
END;
