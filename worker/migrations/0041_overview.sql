-- What an overview of a year is made of, so that it is read in a bounded number of rows however many comments there are: of
-- each site one row for each day (UTC), and of each page one for each day and week.

-- The status that the rule in check_name gave, and when a moderator first decided; both kept by trigger.
ALTER TABLE comments ADD COLUMN ruled_status TEXT CHECK (ruled_status IN ('pending', 'approved', 'rejected', 'spam'));
ALTER TABLE comments ADD COLUMN first_decided_at INTEGER;
-- A moderator thought otherwise than the rule.
ALTER TABLE comments ADD COLUMN overruled INTEGER GENERATED ALWAYS AS (
  (ruled_status IN ('pending', 'spam') AND status = 'approved') OR (ruled_status = 'approved' AND status IN ('rejected', 'spam'))
) VIRTUAL;
-- How long it was until then: under 1 minute, 5, 15, 60, 4 hours, 12 hours, more. WAITS in shared/overview.ts.
ALTER TABLE comments ADD COLUMN wait INTEGER GENERATED ALWAYS AS (CASE
  WHEN first_decided_at IS NULL THEN NULL
  WHEN first_decided_at - created_at < 60000 THEN 0
  WHEN first_decided_at - created_at < 300000 THEN 1
  WHEN first_decided_at - created_at < 900000 THEN 2
  WHEN first_decided_at - created_at < 3600000 THEN 3
  WHEN first_decided_at - created_at < 14400000 THEN 4
  WHEN first_decided_at - created_at < 43200000 THEN 5
  ELSE 6 END) VIRTUAL;
-- Whether it makes its page a busy one.
ALTER TABLE comments ADD COLUMN counted INTEGER NOT NULL GENERATED ALWAYS AS (deleted_at IS NULL AND status <> 'spam') VIRTUAL;

-- `counts`, a JSON object: `a13` approved comments of the hour from 13:00 (p pending, r rejected, s spam; deleted ones apart);
-- `check:links:pending` what a rule decided, `overruled:…` what of it moderators turned round; `wait:0` to `wait:6`; `authors`
-- whose first comment came that day and who have a published one, `returned` those of them with two.
CREATE TABLE site_days (
  site_id TEXT NOT NULL REFERENCES sites (id),
  day     INTEGER NOT NULL,                                          -- since 1970
  counts  TEXT NOT NULL CHECK (json_valid(counts)),
  PRIMARY KEY (site_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_tallies (
  site_id TEXT NOT NULL REFERENCES sites (id),
  span    TEXT NOT NULL CHECK (span IN ('day', 'week')),
  starts  INTEGER NOT NULL,                                          -- days since 1970, or weeks from Monday on
  page_id TEXT NOT NULL,                                             -- gone with the last of its comments, as when pages are merged
  count   INTEGER NOT NULL,
  PRIMARY KEY (site_id, span, page_id, starts)
) STRICT, WITHOUT ROWID;

CREATE INDEX page_tallies_by_count ON page_tallies (site_id, span, starts, count);

UPDATE comments SET
  ruled_status = (SELECT to_status FROM decisions WHERE comment_id = comments.id AND check_name = comments.check_name
                   ORDER BY seq DESC LIMIT 1),
  first_decided_at = (SELECT created_at FROM decisions WHERE comment_id = comments.id AND moderator_id IS NOT NULL
                       ORDER BY seq LIMIT 1);

INSERT INTO site_days (site_id, day, counts)
SELECT site_id, day, json_group_object(key, count) FROM (
  SELECT site_id, day, key, count(*) AS count FROM (
    SELECT site_id, created_at / 86400000 AS day, value AS key FROM comments, json_each(json_array(
        iif(deleted_at IS NULL, substr(status, 1, 1) || (created_at / 3600000 % 24), NULL),
        'check:' || check_name || ':' || ruled_status,
        iif(overruled, 'overruled:' || check_name || ':' || ruled_status, NULL),
        'wait:' || wait)) WHERE value IS NOT NULL
    UNION ALL SELECT site_id, created_at / 86400000, 'authors' FROM authors WHERE approved_count > 0
    UNION ALL SELECT site_id, created_at / 86400000, 'returned' FROM authors WHERE approved_count > 1
  ) GROUP BY site_id, day, key
) GROUP BY site_id, day;

INSERT INTO page_tallies (site_id, span, starts, page_id, count)
SELECT site_id, 'day', created_at / 86400000, page_id, count(*) FROM comments WHERE counted GROUP BY 1, 3, 4
UNION ALL
SELECT site_id, 'week', (created_at / 86400000 + 3) / 7, page_id, count(*) FROM comments WHERE counted GROUP BY 1, 3, 4;

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

DROP TRIGGER decisions_decide;
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
