export { plainName } from './plainName.ts';
export { readText } from './readText.ts';
export { removeUnfinishedOf } from './unfinished.ts';
export { describeWriteFailure, writeWhole } from './writeWhole.ts';
