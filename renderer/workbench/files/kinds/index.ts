export type { FileKind, ReadableFile } from './fileKind.ts';
export { identifyFile } from './identifyFile.ts';
export { type DataFiles, type IdxFile, pairIdxFiles } from './pairIdxFiles.ts';
export { refuseFile } from './refuseFile.ts';
