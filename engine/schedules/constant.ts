import { defineSchedule } from './schedule.ts';

/** ηₜ = η. */
export const constant = defineSchedule({
  type: 'constant',
  label: 'Constant',
  documentation: { summary: 'A constant learning rate.', formula: '\\eta_t = \\eta' },
  params: {},
  learningRateAt: ({ learningRate }) => learningRate,
});
