export { backoffDelay } from './backoff.ts';
export { type Client, connect } from './client.ts';
export type { Connection, ConnectionState } from './connection.ts';
export { type DescribedError, describeError, isRefusal } from './describeError.ts';
export type { FindPath, Sending } from './upload.ts';
export { WindowError } from './windowError.ts';
