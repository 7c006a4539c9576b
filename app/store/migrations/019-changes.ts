/** Settings changed while a run was in training, in order. Null for runs without. */
export const changes = `
ALTER TABLE runs ADD COLUMN setting_changes TEXT CHECK (setting_changes IS NULL OR json_valid(setting_changes));
`;
