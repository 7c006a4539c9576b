export { type Client, connect } from './client.ts';
export { backoffDelay, type Connection } from './connection.ts';
export { type DescribedError, describeError, isRefusal, WindowError } from './describeError.ts';
export type { FindPath } from './upload.ts';
