export { type Decoded, decodeText, type Encoding, encodingOf, findInvalidUtf8 } from './decodeText.ts';
export { describeValue } from './describeValue.ts';
export { fitsFloat32, MAX_FLOAT32 } from './float32.ts';
export { describeIssue, describePath } from './issueSentence.ts';
export {
  conjunction,
  declared,
  disjunction,
  english,
  fillIn,
  isList,
  isSameMessage,
  LIST_SEPARATOR,
  type Message,
  type MessageValue,
  type MessageValues,
  message,
  messageOf,
  plural,
  quoted,
} from './message.ts';
export { isDeeperThan, type Json, parseJson } from './parseJson.ts';
export { readableEntries, readableItems } from './readable.ts';
export { expecting, z } from './schema.ts';
export { describeUnwritable } from './unwritable.ts';
