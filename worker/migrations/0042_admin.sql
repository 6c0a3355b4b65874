-- Sessions that have ended are deleted every hour.
CREATE INDEX sessions_expiring ON sessions (expires_at);

-- Reports of one comment, newest first.
CREATE INDEX reports_by_comment ON reports (comment_id, id);
