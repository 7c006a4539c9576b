export { DIAGNOSES, findDiagnosis } from './catalog.ts';
export {
  DIAGNOSIS_VIEWS,
  type Diagnosis,
  type DiagnosisFinding,
  type DiagnosisView,
  defineDiagnosis,
} from './declaration/diagnosis.ts';
export { diagnose } from './diagnose.ts';
export type { MeasureOptions } from './measure/measureOptions.ts';
export { measureRun } from './measure/measureRun.ts';
export * from './run/diagnosedRun.ts';
export { RunRecording } from './runRecording.ts';
