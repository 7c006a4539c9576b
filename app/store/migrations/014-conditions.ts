/** Conditions at which a run pauses, and when they held. Null for runs without. */
export const conditions = `
ALTER TABLE runs ADD COLUMN conditions TEXT CHECK (conditions IS NULL OR json_valid(conditions));
`;
