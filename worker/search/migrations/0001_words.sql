-- What moderators search, in a database of its own: D1 cannot export one with virtual tables. All of it can be made anew from
-- the main database, which alone decides what a search shows.

CREATE TABLE documents (
  docid      INTEGER PRIMARY KEY,    -- sorts by the time of writing, as comment_id does: worker/search/place.ts
  comment_id TEXT NOT NULL UNIQUE,
  site_id    TEXT NOT NULL
) STRICT;

-- Words only: the texts themselves are not kept twice. `site` holds one word that stands for the site.
CREATE VIRTUAL TABLE words USING fts5 (
  site, name, title, body,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);
