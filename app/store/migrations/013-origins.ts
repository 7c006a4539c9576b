/** The origin of the non-finite number that ended a run; null for other runs and those of earlier versions. */
export const origins = `
ALTER TABLE runs ADD COLUMN origin TEXT CHECK (origin IS NULL OR json_valid(origin));
`;
