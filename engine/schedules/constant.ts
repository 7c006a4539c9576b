import { defineSchedule } from './schedule.ts';

/** ηₜ = η. */
export const constant = defineSchedule({
  type: 'constant',
  label: 'Constant',
  documentation: { summary: 'The same learning rate throughout.', formula: '\\eta_t = \\eta' },
  params: {},
  learningRateAt: ({ learningRate }) => learningRate,
});
