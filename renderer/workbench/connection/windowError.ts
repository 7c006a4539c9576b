import { UserError } from '#engine/messages/index.ts';

/** An error found by the window itself, in the form of the main process's errors. */
export class WindowError extends UserError {}
