import { later } from '../index.ts';
import { COSTS_TERMS } from './terms/costsTerms.ts';
import { DATA_TERMS } from './terms/dataTerms.ts';
import { GRADIENTS_TERMS } from './terms/gradientsTerms.ts';
import { INITIALIZERS_TERMS } from './terms/initializersTerms.ts';
import { LAYERS_TERMS } from './terms/layersTerms.ts';
import { MEASURES_TERMS, METRIC_TERMS } from './terms/measuresTerms.ts';
import { OPTIMIZERS_TERMS } from './terms/optimizersTerms.ts';
import { REGULARIZATION_TERMS } from './terms/regularizationTerms.ts';
import { SCHEDULES_TERMS } from './terms/schedulesTerms.ts';
import { SWEEPS_TERMS } from './terms/sweepsTerms.ts';
import type { Term } from './terms/term.ts';
import { TRAINING_TERMS } from './terms/trainingTerms.ts';

/** All terms, in the order in which to explain them. */
const ALL = [
  { name: later('Training'), terms: TRAINING_TERMS },
  { name: later('Gradients'), terms: GRADIENTS_TERMS },
  { name: later('Optimizers'), terms: OPTIMIZERS_TERMS },
  { name: later('Schedules'), terms: SCHEDULES_TERMS },
  { name: later('Regularization'), terms: REGULARIZATION_TERMS },
  { name: later('Layers'), terms: LAYERS_TERMS },
  { name: later('Initializers'), terms: INITIALIZERS_TERMS },
  { name: later('Metrics and losses'), terms: MEASURES_TERMS },
  { name: later('Sweeps'), terms: SWEEPS_TERMS },
  { name: later('Data'), terms: DATA_TERMS },
  { name: later('Compute and memory'), terms: COSTS_TERMS },
] as const;

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

export const termOf = (id: TermId): Term => byId.get(id) as Term;

/** The same for an id that may be unknown. */
export const findTerm = (id: string): Term | undefined => byId.get(id);
