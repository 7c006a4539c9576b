import type { Fix } from '../../graph/index.ts';
import type { Message } from '../../messages/index.ts';
import type { Documentation } from '../documentation/index.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';

/** The views that show the evidence of a diagnosis. */
export const DIAGNOSIS_VIEWS = ['curves', 'gradients', 'confusion', 'data', 'lens'] as const;
export type DiagnosisView = (typeof DIAGNOSIS_VIEWS)[number];

/** What a diagnosis says about a run, as data. */
export interface Observation {
  /** The node at fault, if it is one. */
  readonly node?: string | undefined;
  /** The step after which it shows. */
  readonly step?: number | undefined;
  /** The numbers that decided, and a sentence with them. */
  readonly evidence: Evidence;
  /** The cause, in a sentence. */
  readonly cause: Message;
  /** Changes of the graph, its data or its training, the likeliest first. Each stands alone. */
  readonly fixes: readonly Fix[];
}

export interface Evidence {
  /** Finite numbers by name. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly text: Message;
}

/** A fault of a training run that a person can mend, declared once: the catalog, the command line, the window and docs derive from it. */
export interface Diagnosis extends Documentation {
  /** Where its evidence is seen. */
  readonly view: DiagnosisView;
  /** Codes of diagnoses that explain this one: it is silent beside them. */
  readonly unless?: readonly string[];
  /** True if it tells of runs that have ended only: early in their training, healthy ones look the same. */
  readonly needsEnd?: true;
  /** Undefined for a run without this fault, and for one that records too little to tell. */
  readonly find: (run: DiagnosedRun) => Observation | undefined;
}

export function defineDiagnosis(declaration: Diagnosis): Diagnosis {
  return declaration;
}

/** A diagnosis found in a run. */
export interface DiagnosisFinding extends Observation {
  readonly code: string;
  readonly label: Message;
  readonly severity: Diagnosis['severity'];
  readonly view: DiagnosisView;
}
