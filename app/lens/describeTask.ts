import type { WorkDescription } from '#app/threads/threadErrors.ts';
import { message } from '#engine/messages/index.ts';
import type { LensTask } from './lensTask.ts';

const FIX = message('Choose fewer samples, or a smaller network');

/** A task in the words of its errors. */
export function describeTask({ type }: LensTask): WorkDescription {
  switch (type) {
    case 'open':
    case 'keepNear':
    case 'range':
      return { work: message('Opening the lens') };
    case 'follow':
      return { work: message('Following the sample'), outOfMemory: { fix: FIX } };
    case 'search':
      return { work: message('Searching the steps') };
    case 'previewFork':
      return { work: message('Comparing the graphs') };
    case 'findSamples':
      return { work: message('Searching the samples') };
    case 'judge':
      return { work: message('Evaluating the run') };
    case 'tryForm':
    case 'trySample':
    case 'surface':
      return { work: message('Predicting the sample') };
    default:
      return { work: message('Computing the pass'), outOfMemory: { fix: FIX } };
  }
}
