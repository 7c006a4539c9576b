/** What a run made of its data: normalization of the inputs, and numbers of samples, which earlier runs did not record. */
export const data = `
ALTER TABLE runs ADD COLUMN normalize TEXT NOT NULL DEFAULT 'none';
UPDATE runs SET normalize = coalesce(document ->> '$.data.normalize', 'none');
ALTER TABLE runs ADD COLUMN samples TEXT CHECK (samples IS NULL OR json_valid(samples));
`;
