export { plainName } from './plainName.ts';
export { readBytes } from './readBytes.ts';
export { readText, textOf } from './readText.ts';
export { removeUnfinishedOf } from './unfinished.ts';
export { describeWriteFailure, writeWhole } from './writeWhole.ts';
