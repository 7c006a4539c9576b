import { defineDocumentation } from './documentation.ts';

export const overfitting = defineDocumentation({
  code: 'overfitting',
  label: 'Overfitting',
  help: 'The validation loss ends at least 30 % above its best epoch, while the training loss is less than half of it, and accuracy or R² is lower by 0.05; or accuracy or R² on training samples is higher by 0.2.',
  formula:
    '\\begin{aligned} & J_{\\text{val}} \\ge 1.3\\,\\min_t J_{\\text{val},t} \\\\ \\land\\; & J_{\\text{train}} \\le 0.5\\,J_{\\text{val}} \\\\ \\land\\; & A_{\\text{train}} - A_{\\text{val}} \\ge 0.05 \\\\[6pt] \\lor\\; & A_{\\text{train}} - A_{\\text{val}} \\ge 0.2 \\end{aligned}',
  causes: 'More weights than the number of samples can determine, wrong labels, or training for too long.',
  remedies: 'Stop early, add dropout or weight decay, use fewer units, augment images, or collect more samples.',
  source: 'Prechelt, "Early stopping, but when?" (1998)',
  severity: 'warning',
});
