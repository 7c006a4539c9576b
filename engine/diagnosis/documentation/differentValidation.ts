import { defineDocumentation, percent } from './documentation.ts';

/** A shift of the mean, in standard deviations of training, that matters. */
export const SHIFT = 0.5;
/** A difference of class shares, as total variation, that matters. */
export const CLASSES = 0.15;
/** Standard errors that a chance difference hardly reaches in one feature. */
export const SURE = 4;

export const differentValidation = defineDocumentation({
  code: 'differentValidation',
  label: 'Validation that differs from training',
  help: 'The mean of a feature differs between both splits by more than {{shift}} standard deviations, or the shares of classes by more than {{classes}} %; and by at least {{errors}} standard errors, which chance hardly reaches.',
  thresholds: { shift: SHIFT, classes: percent(CLASSES), errors: SURE },
  formula: String.raw`\begin{aligned} & \frac{|\mu_{\text{val}} - \mu_{\text{train}}|}{\sigma_{\text{train}}} > ${SHIFT} \\[6pt] \lor\; & \frac{1}{2} \sum_k |q_{k,\text{val}} - q_{k,\text{train}}| > ${CLASSES} \end{aligned}`,
  causes:
    'A file sorted by class or by time that was split in order, a validation file from another source, or too few validation samples.',
  remedies: 'Split at random or stratified by class, and hold out more samples.',
  source: 'Quiñonero-Candela, Sugiyama, Schwaighofer and Lawrence, "Dataset shift in machine learning" (2009)',
  severity: 'warning',
});
