import type { Notice, RunOrigin } from '#app/contract/index.ts';
import { UserError } from '#engine/messages/index.ts';

/** The failure of a run. */
export class RunFailure extends UserError {
  readonly runId: string;
  /** Of a number that was not finite. */
  readonly origin: RunOrigin | undefined;

  constructor(runId: string, { code, fix, ...message }: Notice, origin?: RunOrigin | null) {
    super(code, message, { where: runId, ...(fix && { fix }) });
    this.runId = runId;
    this.origin = origin ?? undefined;
  }
}
