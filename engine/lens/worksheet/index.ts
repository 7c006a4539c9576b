export { GIVEN_DIGITS } from './digits.ts';
export { makeWorksheet, type WorksheetOptions } from './makeWorksheet.ts';
export type { WorksheetPass } from './worksheetPass.ts';
