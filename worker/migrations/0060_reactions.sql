-- What readers say of a page with one touch. The kinds are the contract's (shared/reaction.ts), not the database's.

CREATE TABLE reactions (
  page_id    TEXT NOT NULL REFERENCES pages (id),
  reader     TEXT NOT NULL,                                          -- an author's or a device's id, proved by token
  kind       TEXT NOT NULL,
  created_at INTEGER NOT NULL,                                       -- of this kind: another one begins anew
  PRIMARY KEY (page_id, reader)                                      -- one for each reader and page
) STRICT, WITHOUT ROWID;

-- What one reader did lately, and all that is theirs.
CREATE INDEX reactions_by_reader ON reactions (reader, created_at);

CREATE TABLE reaction_counts (
  page_id TEXT NOT NULL REFERENCES pages (id),
  kind    TEXT NOT NULL,
  count   INTEGER NOT NULL,                                          -- kept by triggers
  PRIMARY KEY (page_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER reactions_add AFTER INSERT ON reactions
BEGIN
  INSERT INTO reaction_counts (page_id, kind, count) VALUES (NEW.page_id, NEW.kind, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER reactions_take_back AFTER DELETE ON reactions
BEGIN
  UPDATE reaction_counts SET count = count - 1 WHERE page_id = OLD.page_id AND kind = OLD.kind;
END;

-- Another kind, or the same on the page that this one was merged into.
CREATE TRIGGER reactions_change AFTER UPDATE OF page_id, kind ON reactions
WHEN OLD.page_id <> NEW.page_id OR OLD.kind <> NEW.kind
BEGIN
  UPDATE reaction_counts SET count = count - 1 WHERE page_id = OLD.page_id AND kind = OLD.kind;
  INSERT INTO reaction_counts (page_id, kind, count) VALUES (NEW.page_id, NEW.kind, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
