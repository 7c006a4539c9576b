export { plainName } from './plainName.ts';
export { readText } from './readText.ts';
export { writeWhole } from './writeWhole.ts';
