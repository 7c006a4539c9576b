export { readText } from './readText.ts';
export { writeWhole } from './writeWhole.ts';
