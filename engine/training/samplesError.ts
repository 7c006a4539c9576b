import { declareErrors } from '../messages/index.ts';

export const samplesError = declareErrors({
  'samples.notAnArray': 'Samples are not a list, or not one list for each input.',
  'samples.unknownNode': 'Samples are given for a node that is no input and no target.',
  'samples.empty': 'There is no sample.',
  'samples.shape': 'A sample has another shape than its node.',
  'samples.notANumber': 'A sample holds something that is not a finite number.',
  'samples.class': 'A class index is no class of the target.',
  'samples.count': 'Inputs and targets have different numbers of samples.',
});
