import { defineDocumentation, percent } from './documentation.ts';

/** The share of the target's variance that one honest feature hardly explains alone. */
export const GIVEN_AWAY = 0.97;
/** The next feature leaves so many times more unexplained: where several tell nearly all, the task itself is easy. */
export const TIMES = 10;

export const leakage = defineDocumentation({
  code: 'leakage',
  label: 'Leakage',
  help: 'One of several features explains more than {{share}} % of the variance of the target alone, and any other leaves at least {{times}} times as much unexplained.',
  thresholds: { share: percent(GIVEN_AWAY), times: TIMES },
  formula: String.raw`r_1^2 > ${GIVEN_AWAY} \quad\land\quad 1 - r_2^2 \ge ${TIMES}\,(1 - r_1^2)`,
  causes:
    'A column that was filled in after the answer was known, is computed from it, or numbers samples that are sorted by class.',
  remedies: 'Leave out the column, and ask of each one whether it is known when the network is used.',
  source: 'Kaufman, Rosset and Perlich, "Leakage in data mining: formulation, detection, and avoidance" (2011)',
  severity: 'warning',
});
