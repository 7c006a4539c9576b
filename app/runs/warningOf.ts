import type { RunWarning } from '#app/contract/index.ts';
import type { Diagnostic } from '#engine/graph/index.ts';

/** A warning diagnostic, as in the contract. */
export function warningOf({ code, template, values, nodeId, fix }: Diagnostic): RunWarning {
  const text = { template, ...(values && { values }) };
  return { code, ...text, ...(nodeId !== undefined && { nodeId }), ...(fix && { fix: fix.label }) };
}
