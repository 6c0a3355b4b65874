-- Sites that live on another database than this one, which is then `DB`, the first; empty in all others. Of such a site this
-- database has the row in `sites` that memberships refer to, and `changes` on their way there.
CREATE TABLE places (
  site_id     TEXT PRIMARY KEY REFERENCES sites (id),
  binding     TEXT NOT NULL,                                         -- `DB_2` and so on; never changed
  mirrored_at INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX places_by_age ON places (mirrored_at);

-- What other databases do not know yet as it is now: a site's members and changes, a moderator's name.
CREATE TABLE mirror_due (
  kind       TEXT NOT NULL CHECK (kind IN ('site', 'moderator')),
  subject_id TEXT NOT NULL,
  version    TEXT NOT NULL,                                          -- another for each change: what changes meanwhile stays
  PRIMARY KEY (kind, subject_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER places_mirror AFTER INSERT ON places
BEGIN
  INSERT INTO mirror_due VALUES ('site', NEW.site_id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER memberships_mirror_new AFTER INSERT ON memberships
WHEN EXISTS (SELECT 1 FROM places WHERE site_id = NEW.site_id)
BEGIN
  INSERT INTO mirror_due VALUES ('site', NEW.site_id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER memberships_mirror AFTER UPDATE OF role ON memberships
WHEN EXISTS (SELECT 1 FROM places WHERE site_id = NEW.site_id)
BEGIN
  INSERT INTO mirror_due VALUES ('site', NEW.site_id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER memberships_mirror_gone AFTER DELETE ON memberships
WHEN EXISTS (SELECT 1 FROM places WHERE site_id = OLD.site_id)
BEGIN
  INSERT INTO mirror_due VALUES ('site', OLD.site_id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER changes_mirror AFTER INSERT ON changes
WHEN EXISTS (SELECT 1 FROM places WHERE site_id = NEW.site_id)
BEGIN
  INSERT INTO mirror_due VALUES ('site', NEW.site_id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;

-- Also of who has left: what they decided stays under their name.
CREATE TRIGGER moderators_mirror AFTER UPDATE OF name ON moderators
WHEN OLD.name <> NEW.name AND EXISTS (SELECT 1 FROM places)
BEGIN
  INSERT INTO mirror_due VALUES ('moderator', NEW.id, hex(randomblob(8))) ON CONFLICT DO UPDATE SET version = excluded.version;
END;
