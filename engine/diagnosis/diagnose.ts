import { declared } from '../messages/index.ts';
import { DIAGNOSES } from './catalog.ts';
import type { DiagnosisFinding } from './declaration/diagnosis.ts';
import type { DiagnosedRun } from './run/diagnosedRun.ts';

/**
 * The faults of a run, causes before symptoms; none for a healthy one. A symptom that another finding explains is left out.
 * @param options.isInTraining leaves out what can be told at the end only
 */
export function diagnose(run: DiagnosedRun, { isInTraining = false } = {}): DiagnosisFinding[] {
  const found = DIAGNOSES.filter(({ needsEnd }) => !(needsEnd && isInTraining)).flatMap((diagnosis) => {
    const observation = diagnosis.find(run);
    return observation ? [{ diagnosis, observation }] : [];
  });
  const codes = new Set(found.map(({ diagnosis }) => diagnosis.code));
  return found
    .filter(({ diagnosis: { unless = [] } }) => !unless.some((code) => codes.has(code)))
    .map(({ diagnosis: { code, label, severity, view }, observation }) => ({
      code,
      label: declared(label),
      severity,
      view,
      ...observation,
    }));
}
