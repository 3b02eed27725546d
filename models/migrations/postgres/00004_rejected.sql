-- The status that every query leaves out unless it asks for it has a number from
-- the start, so that no process overlooks the first one.

-- +goose Up
INSERT INTO terms (num, kind, key, name, country)
SELECT (SELECT coalesce(max(num), 0) + 1 FROM terms), 5, 'rejected', '', ''
WHERE NOT EXISTS (SELECT 1 FROM terms WHERE kind = 5 AND key = 'rejected');

-- +goose Down
SELECT 1; -- the dictionary only grows
