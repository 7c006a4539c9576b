/** The reason a run failed, as data. Older texts become templates without values. */
export const errors = `
ALTER TABLE runs ADD COLUMN error TEXT CHECK (error IS NULL OR json_valid(error));
UPDATE runs SET error = json_object('code', error_code, 'template', coalesce(error_message, '')) WHERE error_code IS NOT NULL;
UPDATE runs SET error = json_set(error, '$.fix', json_object('template', error_fix)) WHERE error_code IS NOT NULL AND error_fix IS NOT NULL;
ALTER TABLE runs DROP COLUMN error_code;
ALTER TABLE runs DROP COLUMN error_message;
ALTER TABLE runs DROP COLUMN error_fix;
`;
