export { type Decoded, decodeText, describeUnwritable, type Encoding, encodingOf, findInvalidUtf8 } from './decodeText.ts';
export { describeValue } from './describeValue.ts';
export { describeIssue, describePath } from './issueSentence.ts';
export { fitsFloat32, isDeeperThan, type Json, MAX_FLOAT32, parseJson } from './parseJson.ts';
export { expecting, readableEntries, readableItems, z } from './schema.ts';
export { TEX_SPECIALS } from './texSpecials.ts';
