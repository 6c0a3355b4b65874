-- Questions to the queue that a moderator keeps: for themselves, or for the team of the site.
CREATE TABLE views (
  id           TEXT PRIMARY KEY,
  site_id      TEXT NOT NULL REFERENCES sites (id),
  moderator_id TEXT NOT NULL REFERENCES moderators (id),
  name         TEXT NOT NULL,
  query        TEXT NOT NULL CHECK (json_valid(query)),              -- JSON object: parameters of the queue, as they were typed
  shared       INTEGER NOT NULL CHECK (shared IN (0, 1)),
  position     INTEGER NOT NULL,
  created_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX views_by_site ON views (site_id, position, id);
