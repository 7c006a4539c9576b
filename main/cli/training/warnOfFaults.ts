import type { App } from '#app/app.ts';
import type { RunFinding, RunWarning } from '#app/contract/index.ts';
import { message } from '#engine/messages/index.ts';
import type { Invocation } from '../invocation/invocation.ts';
import { type ReportedWarning, reportedWarning } from '../invocation/reporter.ts';

/** Diagnoses a run that has ended, and says what is found, for people on standard error: code, evidence and the first fix. */
export async function warnOfFaults({ reporter }: Invocation, { services }: App, runId: string): Promise<ReportedWarning[]> {
  const { findings } = await services.background.diagnoseRun(runId);
  const warnings = findings.map((finding) => warningOf(finding, runId));
  if (!reporter.json) reporter.warn(warnings);
  return warnings.map(reportedWarning);
}

function warningOf({ code, label, node, evidence, fixes: [fix] }: RunFinding, run: string): RunWarning {
  const more = { run };
  return {
    code,
    ...(node !== undefined && { nodeId: node }),
    ...message('{{label}} ({{code}}): {{evidence}}', { label, code, evidence: evidence.text }),
    fix: fix
      ? message('{{fix}}; more with: runs diagnose {{run}}', { fix: fix.label, ...more })
      : message('More with: runs diagnose {{run}}', more),
  };
}
