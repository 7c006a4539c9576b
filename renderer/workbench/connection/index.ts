export { type Client, type Connected, connect } from './client.ts';
export { backoffDelay, type Connection } from './connection.ts';
export { connectionLost, isUnsent } from './connectionErrors.ts';
export { type DescribedError, describeError, isRefusal, WindowError } from './describeError.ts';
export { followEvents } from './followEvents.ts';
export { readPrintedAddress } from './printedAddress.ts';
export { present } from './signIn.ts';
export type { FindPath } from './upload.ts';
