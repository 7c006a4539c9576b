/** What a guess reaches on the validation targets: tells a result at chance level. Null for earlier runs. */
export const baseline = `
ALTER TABLE runs ADD COLUMN baseline TEXT CHECK (baseline IS NULL OR json_valid(baseline));
`;
