-- What cards say of a page, and in which order pages are shown: docs/decisions/0013-page-registry.md.

-- What is said of a page, by whom. Of each field the first source in the order of their names counts: a moderator's word
-- (`edited`), the owner's (`pushed`), the page's own (`read`), a feed's or a sitemap's (`syndicated`).
CREATE TABLE page_facts (
  page_id TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  source  TEXT NOT NULL CHECK (source IN ('edited', 'pushed', 'read', 'syndicated')),
  facts   TEXT NOT NULL CHECK (json_valid(facts)),                   -- JSON object: PageFacts, without what nobody says
  PRIMARY KEY (page_id, source)
) STRICT, WITHOUT ROWID;

-- When a page is read next.
CREATE TABLE page_readings (
  page_id    TEXT PRIMARY KEY REFERENCES pages (id) ON DELETE CASCADE,
  due_at     INTEGER NOT NULL,
  busy_until INTEGER NOT NULL DEFAULT 0,                             -- somebody is reading it, and nobody else begins
  failures   INTEGER NOT NULL DEFAULT 0,                             -- since it was last read
  read_at    INTEGER,
  problem    TEXT                                                    -- why it was not read the last time
) STRICT, WITHOUT ROWID;

-- Those that wait for the first time. What has been read is read again when it is shown. GIVE_UP in worker/db/page-readings.ts.
CREATE INDEX page_readings_new ON page_readings (due_at) WHERE read_at IS NULL AND failures < 8;

-- What readers do on a page, by periods: days for `trending`, thirty days for `discussed`. One that happens at the end of a
-- period has twice the points of one at its beginning, and those of a period count half as much as those of the next: so
-- attention halves with each period that passes, and no score ever has to be made anew. An act of weight w at t, with the
-- period's length p, has w * CAST(round(1024 * pow(2, t % p * 1.0 / p)) AS INTEGER) points in period t / p: whole numbers, so
-- that what is taken back is gone to the last point.
CREATE TABLE page_points (
  page_id TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  rank    TEXT NOT NULL CHECK (rank IN ('trending', 'discussed')),
  period  INTEGER NOT NULL,
  points  INTEGER NOT NULL,
  PRIMARY KEY (page_id, rank, period)
) STRICT, WITHOUT ROWID;

-- The pages that can be shown as cards, by what they are asked for: '' all of the site, 'author …' and 'section …'.
CREATE TABLE page_cards (
  page_id   TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  facet     TEXT NOT NULL COLLATE NOCASE,
  site_id   TEXT NOT NULL REFERENCES sites (id),
  trending  REAL,
  discussed REAL,
  latest    INTEGER NOT NULL,
  PRIMARY KEY (page_id, facet)
) STRICT, WITHOUT ROWID;

CREATE INDEX page_cards_trending ON page_cards (site_id, facet, trending, page_id) WHERE trending IS NOT NULL;
CREATE INDEX page_cards_discussed ON page_cards (site_id, facet, discussed, page_id) WHERE discussed IS NOT NULL;
CREATE INDEX page_cards_latest ON page_cards (site_id, facet, latest, page_id);

ALTER TABLE pages ADD COLUMN card TEXT CHECK (json_valid(card));     -- JSON object: of each fact the one that counts; kept by trigger, as are the next two
ALTER TABLE pages ADD COLUMN trending REAL;                          -- binary logarithms, in periods since 1970; null: nothing has happened
ALTER TABLE pages ADD COLUMN discussed REAL;

CREATE INDEX pages_by_address ON pages (site_id, card ->> '$.url') WHERE card IS NOT NULL;

-- What moderators have said so far stands in the trail, and what browsers have claimed beside it in the same columns. The
-- last word on each field is an edit; what it gave back, or nobody but a browser said, is none.
INSERT INTO page_facts (page_id, source, facts)
SELECT id, 'edited', json_patch(json_patch(
         iif(edits ->> '$.title' IS NULL, '{}', json_object('title', edits ->> '$.title')),
         iif(edits ->> '$.url' IS NULL, '{}', json_object('url', edits ->> '$.url'))),
         iif(edits ->> '$.publishedAt' IS NULL OR published_at IS NULL, '{}', json_object('publishedAt', published_at)))
  FROM (SELECT p.id, p.published_at, (
          SELECT json_group_object(key, value) FROM (
            SELECT j.key, j.value, max(c.seq) FROM changes c, json_each(c.after) j
             WHERE c.site_id = p.site_id AND c.action = 'page-changed' AND c.subject_id IN (p.id, p.page_key) GROUP BY j.key)) AS edits
          FROM (SELECT DISTINCT site_id, subject_id FROM changes WHERE action = 'page-changed') AS changed
          CROSS JOIN pages p ON p.site_id = changed.site_id AND changed.subject_id IN (p.id, p.page_key)
         GROUP BY p.id);

DELETE FROM page_facts WHERE facts = '{}';

UPDATE pages SET card = (
  SELECT json_group_object(key, json(fact)) FROM (
    SELECT key, facts -> ('$."' || key || '"') AS fact, min(source) FROM page_facts, json_each(facts)
     WHERE page_id = pages.id GROUP BY key ORDER BY key))
 WHERE id IN (SELECT page_id FROM page_facts);

INSERT INTO page_points (page_id, rank, period, points)
SELECT page_id, rank, at / length, sum(weight * CAST(round(1024 * pow(2, at % length * 1.0 / length)) AS INTEGER))
  FROM (SELECT page_id, 'trending' AS rank, 86400000 AS length, 4 AS weight, created_at AS at FROM comments WHERE published
        UNION ALL SELECT page_id, 'discussed', 2592000000, 1, created_at FROM comments WHERE published
        UNION ALL SELECT c.page_id, 'trending', 86400000, 1, v.created_at FROM votes v JOIN comments c ON c.id = v.comment_id
         WHERE c.published)
 GROUP BY 1, 2, 3;

UPDATE pages SET
  trending = (SELECT log2(sum(points * pow(2, period - newest))) + newest
        FROM (SELECT max(period) AS newest FROM page_points WHERE page_id = pages.id AND rank = 'trending') CROSS JOIN
             (SELECT points, period FROM page_points WHERE page_id = pages.id AND rank = 'trending' ORDER BY period DESC LIMIT 40)),
  discussed = (SELECT log2(sum(points * pow(2, period - newest))) + newest
        FROM (SELECT max(period) AS newest FROM page_points WHERE page_id = pages.id AND rank = 'discussed') CROSS JOIN
             (SELECT points, period FROM page_points WHERE page_id = pages.id AND rank = 'discussed' ORDER BY period DESC LIMIT 40));

INSERT INTO page_cards (page_id, facet, site_id, trending, discussed, latest)
SELECT id, '', site_id, trending, discussed, coalesce(published_at, created_at) FROM pages
 WHERE card ->> '$.title' IS NOT NULL AND card ->> '$.url' IS NOT NULL;

INSERT INTO page_readings (page_id, due_at) SELECT id, 0 FROM pages WHERE comment_count > 0;

CREATE TRIGGER page_facts_say AFTER INSERT ON page_facts
BEGIN
  UPDATE pages SET card = nullif((
    SELECT json_group_object(key, json(fact)) FROM (
      SELECT key, facts -> ('$."' || key || '"') AS fact, min(source) FROM page_facts, json_each(facts)
       WHERE page_id = NEW.page_id GROUP BY key ORDER BY key)), '{}')
   WHERE id = NEW.page_id;
END;

CREATE TRIGGER page_facts_change AFTER UPDATE OF facts ON page_facts
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

-- Title, address and date of a page are the card's. What a browser claims stands there only as long as nobody else says anything.
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

-- What has come to readers' attention is worth reading about.
CREATE TRIGGER pages_to_read AFTER UPDATE OF comment_count ON pages WHEN OLD.comment_count = 0 AND NEW.comment_count > 0
BEGIN
  INSERT INTO page_readings (page_id, due_at) VALUES (NEW.id, 0) ON CONFLICT DO NOTHING;
END;

-- The sum is taken relative to the score before, so that no term is too large for a double; and once more, relative to the newest
-- period, where all of them are too small for it, because what was newer by years has been taken back.
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

-- A comment and its votes count while it is published, each from its own time on. When pages are merged, points go along at
-- the end: worker/db/page-merge.ts.
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

-- Reactions have triggers like these in 0061_reaction_points.sql: weight 1, of the page that is reacted to.
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
