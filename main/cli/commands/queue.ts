import type { Command } from 'commander';
import type { QueuedRun } from '#app/contract/index.ts';
import { english } from '#engine/messages/index.ts';
import { formatTable, numbers, texts } from '../format/table.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addDatabase, addJson, type CommonOptions, type DatabaseOptions } from './options.ts';
import { withApp } from './withApp.ts';

interface QueueOptions extends CommonOptions, DatabaseOptions {}

export function addQueue(program: Command, runner: Runner): void {
  const queue = program.command('queue').description('list and remove runs that wait until fewer are in training');
  const add = (name: string, description: string, isDefault = false) =>
    addJson(addDatabase(queue.command(name, { isDefault }).description(description)));
  add('list', 'list the queued runs in the order in which they start (default)', true).action(runner.action(queueList));
  add('remove', 'remove a run from the queue').argument('<ID>', 'a queued run').action(runner.action(queueRemove));
}

async function queueList(invocation: Invocation, options: QueueOptions): Promise<ExitCode> {
  return withApp<ExitCode>(invocation, options, async ({ services }) => {
    const { queued } = services.queue.state;
    invocation.reporter.result(queued, () => describeQueue(queued));
    return 0;
  });
}

async function queueRemove(invocation: Invocation, id: string, options: QueueOptions): Promise<ExitCode> {
  return withApp<ExitCode>(invocation, options, async ({ services }) => {
    services.queue.remove(id);
    invocation.reporter.result({ removed: id }, () => `Removed ${id} from the queue.`);
    return 0;
  });
}

function describeQueue(queued: readonly QueuedRun[]): string {
  if (queued.length === 0) return 'The queue is empty.';
  const columns = [...numbers('place'), ...texts('run', 'graph', 'data'), ...numbers('epochs'), ...texts('priority', 'problem')];
  const rows = queued.map(({ id, graphName, dataset, epochs, priority, error }, index) => [
    ...[`${index + 1}`, id, graphName, dataset, `${epochs}`, priority, error ? english(error) : '-'],
  ]);
  return formatTable(columns, rows);
}
