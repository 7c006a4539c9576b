import { declareErrors, message } from '#engine/messages/index.ts';

/** Errors of questions to the lens. */
export const lensError = declareErrors({
  'lens.noClasses': 'Samples of a network without classes were asked for by class.',
  'lens.noData': 'The graph has no data set.',
  'lens.noGradient': 'The number has no gradient to check.',
  'lens.noSurface': 'The data has fewer than two features that are numbers.',
  'lens.noLoss': 'A pass without targets has no loss.',
  'lens.noSamples': 'There are no samples: no data, or not the data of training.',
  'lens.notChangeable': 'A computed number was to be changed.',
  'lens.sampleRange': 'The number of a sample is too large for its split.',
  'lens.values': 'Values were given for a parameter that the graph does not have, or in another number.',
  'lens.typed': 'A typed sample does not have the values that the graph needs.',
});

/** Of a pass without targets. */
export function noLoss() {
  return lensError('lens.noLoss', message('Without targets there is no J'), {
    expected: message('a sample with targets'),
    received: message('none'),
    fix: message('Type the targets, too'),
  });
}
