export { type FileKind, identifyFile } from './identifyFile.ts';
export { readHead } from './readHead.ts';
export { refuseFile } from './refuseFile.ts';
