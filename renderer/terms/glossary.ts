import { later } from '../language/index.ts';
import { COSTS_TERMS } from './glossary/costsTerms.ts';
import { DATA_TERMS } from './glossary/dataTerms.ts';
import { GRADIENTS_TERMS } from './glossary/gradientsTerms.ts';
import { INITIALIZERS_TERMS } from './glossary/initializersTerms.ts';
import { LAYERS_TERMS } from './glossary/layersTerms.ts';
import { MEASURES_TERMS, METRIC_TERMS } from './glossary/measuresTerms.ts';
import { OPTIMIZERS_TERMS } from './glossary/optimizersTerms.ts';
import { REGULARIZATION_TERMS } from './glossary/regularizationTerms.ts';
import { SCHEDULES_TERMS } from './glossary/schedulesTerms.ts';
import { TRAINING_TERMS } from './glossary/trainingTerms.ts';
import type { Term } from './term.ts';

/** Every term, in the order in which one would explain them. */
const ALL = [
  { name: later('Training'), terms: TRAINING_TERMS },
  { name: later('Gradients'), terms: GRADIENTS_TERMS },
  { name: later('Optimizers'), terms: OPTIMIZERS_TERMS },
  { name: later('Schedules'), terms: SCHEDULES_TERMS },
  { name: later('Regularization'), terms: REGULARIZATION_TERMS },
  { name: later('Layers'), terms: LAYERS_TERMS },
  { name: later('Initializers'), terms: INITIALIZERS_TERMS },
  { name: later('Metrics and losses'), terms: MEASURES_TERMS },
  { name: later('Data'), terms: DATA_TERMS },
  { name: later('Compute and memory'), terms: COSTS_TERMS },
] as const;

/** The name of a term in the program. */
export type TermId = (typeof ALL)[number]['terms'][number]['id'];

export interface TermGroup {
  readonly name: string;
  readonly terms: readonly Term[];
}

export const TERM_GROUPS: readonly TermGroup[] = ALL.map(({ name, terms }) =>
  terms === MEASURES_TERMS ? { name, terms: [...METRIC_TERMS, ...MEASURES_TERMS] } : { name, terms },
);

export const TERMS: readonly Term[] = TERM_GROUPS.flatMap(({ terms }) => terms);

const byId: ReadonlyMap<string, Term> = new Map(TERMS.map((term) => [term.id, term]));

/** The term of a name. */
export const termOf = (id: TermId): Term => byId.get(id) as Term;

/** The same for a name that may be none. */
export const findTerm = (id: string): Term | undefined => byId.get(id);
