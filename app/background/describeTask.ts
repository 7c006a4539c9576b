import type { WorkDescription } from '#app/threads/threadErrors.ts';
import { type Message, message } from '#engine/messages/index.ts';
import type { BackgroundTask } from './backgroundTask.ts';

/** A task in the words of its errors. */
export function describeTask(task: BackgroundTask): WorkDescription {
  const work = describeWork(task);
  if (task.type !== 'inspect' && task.type !== 'survey') return { work };
  const fix = message('Use a smaller data set, with fewer rows or columns');
  return { work, outOfMemory: { where: task.settings.dataset, fix } };
}

function describeWork(task: BackgroundTask): Message {
  switch (task.type) {
    case 'inspect':
    case 'survey':
      return message("Reading '{{data}}'", { data: task.settings.dataset });
    case 'readMetrics':
    case 'readGradients':
    case 'readFlow':
    case 'listHistories':
    case 'readHistory':
      return message('Reading the history of the run');
    case 'exportHistories':
      return message('Exporting the histories');
    case 'evaluateRun':
      return message('Evaluating the run');
    case 'diagnoseRun':
      return message('Diagnosing the run');
    case 'importWeights':
      return message('Importing the weights');
    default:
      return message('Exporting the weights');
  }
}
