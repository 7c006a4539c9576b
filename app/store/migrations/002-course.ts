/** Callback state in checkpoints, so that schedules and early stopping resume; the reason for an early stop. */
export const course = `
ALTER TABLE checkpoints ADD COLUMN course TEXT CHECK (course IS NULL OR json_valid(course));
ALTER TABLE runs ADD COLUMN early_stop TEXT CHECK (early_stop IS NULL OR json_valid(early_stop));
`;
