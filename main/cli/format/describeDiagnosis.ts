import type { RunDiagnosis, RunFinding } from '#app/contract/index.ts';
import { english } from '#engine/messages/index.ts';

/** The findings of a run as text, each with its evidence, its cause and its fixes. */
export function describeDiagnosis({ step, hasMeasured, findings }: RunDiagnosis): string {
  const unmeasured = hasMeasured ? [] : ['Its data could not be measured: only what training recorded is diagnosed.'];
  if (findings.length === 0) return [`Nothing found up to step ${step}.`, ...unmeasured].join('\n');
  return [...findings.map(describeFinding), ...unmeasured].join('\n\n');
}

function describeFinding({ label, severity, node, step, evidence, cause, fixes }: RunFinding): string {
  const where = [node === undefined ? [] : [`at '${node}'`], step === undefined ? [] : [`step ${step}`]].flat().join(', ');
  return [
    `${severity}: ${english(label)}${where && ` (${where})`}`,
    `  ${english(evidence.text)}`,
    `  ${english(cause)}`,
    ...fixes.map((fix) => `  fix: ${english(fix.label)}`),
  ].join('\n');
}
