import { defineDocumentation } from './documentation.ts';

export const differentValidation = defineDocumentation({
  code: 'differentValidation',
  label: 'Validation that differs from training',
  help: 'The mean of a feature, or the share of a class, differs between both splits by far more than chance.',
  formula:
    '\\begin{aligned} & \\frac{|\\mu_{\\text{val}} - \\mu_{\\text{train}}|}{\\sigma_{\\text{train}}} > 0.5 \\\\[6pt] \\lor\\; & \\frac{1}{2} \\sum_k |q_{k,\\text{val}} - q_{k,\\text{train}}| > 0.15 \\end{aligned}',
  causes:
    'A file sorted by class or by time that was split in order, a validation file from another source, or too few validation samples.',
  remedies: 'Split at random or stratified by class, and hold out more samples.',
  source: 'Quiñonero-Candela, Sugiyama, Schwaighofer and Lawrence, "Dataset shift in machine learning" (2009)',
  severity: 'warning',
});
