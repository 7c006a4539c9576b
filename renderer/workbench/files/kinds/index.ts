export type { FileKind, ReadableFile } from './fileKind.ts';
export { identifyFile } from './identifyFile.ts';
export { readHead } from './readHead.ts';
export { refuseFile } from './refuseFile.ts';
