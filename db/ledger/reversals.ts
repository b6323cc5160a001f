/** Reversals of reversals: how often the chain down from an entry (`e` in the query around) turns. */

/** 1 for a reversal, 0 for the reversal of a reversal, and so on down the chain. */
export const UNDONE = `CASE WHEN e.reverses IS NULL THEN 0 ELSE (
  WITH RECURSIVE chain(id, depth) AS (
    SELECT e.reverses, 1 UNION ALL
    SELECT r.reverses, depth + 1 FROM chain JOIN entry r ON r.id = chain.id WHERE r.reverses IS NOT NULL)
  SELECT max(depth) % 2 FROM chain) END`
