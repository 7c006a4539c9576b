import type { RunContext } from '../../kernels/index.ts';
import type { ExplainablePass } from '../explanation/index.ts';

/** A pass with the learning rate and the number of its update. */
export interface WorksheetPass extends ExplainablePass {
  readonly context: RunContext;
}
