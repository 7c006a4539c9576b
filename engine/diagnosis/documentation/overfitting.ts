import { defineDocumentation, percent } from './documentation.ts';

/** The validation loss at the end over its best. */
export const RISEN = 1.3;
/** The training loss over the validation loss, at the end. */
export const GAP = 0.5;
/** Accuracy or R² on training samples over that on validation samples. */
export const METRIC_GAP = 0.2;
/** The same, beside a loss that rises. */
export const COSTLY_GAP = 0.1;

export const overfitting = defineDocumentation({
  code: 'overfitting',
  label: 'Overfitting',
  help: 'The validation loss ends at least {{rise}} % above its best epoch, while the training loss is less than {{gap}} % of it, and accuracy or R² is lower by {{costly}}; or accuracy or R² on training samples is higher by {{metric}}.',
  thresholds: { rise: percent(RISEN - 1), gap: percent(GAP), costly: COSTLY_GAP, metric: METRIC_GAP },
  formula: String.raw`\begin{aligned} & J_{\text{val}} \ge ${RISEN}\,\min_t J_{\text{val},t} \\ \land\; & J_{\text{train}} \le ${GAP}\,J_{\text{val}} \\ \land\; & A_{\text{train}} - A_{\text{val}} \ge ${COSTLY_GAP} \\[6pt] \lor\; & A_{\text{train}} - A_{\text{val}} \ge ${METRIC_GAP} \end{aligned}`,
  causes: 'More weights than the number of samples can determine, wrong labels, or training for too long.',
  remedies: 'Stop early, add dropout or weight decay, use fewer units, augment images, or collect more samples.',
  source: 'Prechelt, "Early stopping, but when?" (1998)',
  severity: 'warning',
});
