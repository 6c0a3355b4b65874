-- Sessions that have ended are deleted every hour.
CREATE INDEX sessions_expiring ON sessions (expires_at);

-- Reports of one comment, newest first.
CREATE INDEX reports_by_comment ON reports (comment_id, id);

-- What a ban still has to move to spam: of an author, and of an address. Both shrink as it does.
CREATE INDEX comments_unspammed_by_author ON comments (author_id, id) WHERE status <> 'spam';
CREATE INDEX comments_unspammed_by_email ON comments (site_id, email_hash, id)
  WHERE status <> 'spam' AND email_hash IS NOT NULL;
