-- Reactions count for what is spoken of now as votes do (0050_page_registry.sql): one each, from its own time on. When pages are
-- merged, points go along at the end.
CREATE TRIGGER reactions_points AFTER INSERT ON reactions
BEGIN
  INSERT INTO page_points (page_id, rank, period, points)
  VALUES (NEW.page_id, 'trending', NEW.created_at / 86400000,
          CAST(round(1024 * pow(2, NEW.created_at % 86400000 / 86400000.0)) AS INTEGER))
  ON CONFLICT DO UPDATE SET points = points + excluded.points;
END;

CREATE TRIGGER reactions_points_back AFTER DELETE ON reactions
BEGIN
  INSERT INTO page_points (page_id, rank, period, points)
  VALUES (OLD.page_id, 'trending', OLD.created_at / 86400000,
          -CAST(round(1024 * pow(2, OLD.created_at % 86400000 / 86400000.0)) AS INTEGER))
  ON CONFLICT DO UPDATE SET points = points + excluded.points;
END;

-- Another kind begins anew.
CREATE TRIGGER reactions_points_change AFTER UPDATE OF created_at ON reactions WHEN OLD.created_at <> NEW.created_at
BEGIN
  INSERT INTO page_points (page_id, rank, period, points)
  VALUES (NEW.page_id, 'trending', NEW.created_at / 86400000,
          CAST(round(1024 * pow(2, NEW.created_at % 86400000 / 86400000.0)) AS INTEGER))
  ON CONFLICT DO UPDATE SET points = points + excluded.points;
  INSERT INTO page_points (page_id, rank, period, points)
  VALUES (OLD.page_id, 'trending', OLD.created_at / 86400000,
          -CAST(round(1024 * pow(2, OLD.created_at % 86400000 / 86400000.0)) AS INTEGER))
  ON CONFLICT DO UPDATE SET points = points + excluded.points;
END;
