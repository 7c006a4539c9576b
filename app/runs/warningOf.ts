import type { RunWarning } from '#app/contract/index.ts';
import type { Diagnostic } from '#engine/graph/index.ts';

/** A diagnostic that does not stop a run, as the contract tells it. */
export function warningOf({ code, template, values, nodeId, fix }: Diagnostic): RunWarning {
  const text = { template, ...(values && { values }) };
  return { code, ...text, ...(nodeId !== undefined && { nodeId }), ...(fix && { fix: fix.label }) };
}
