import type { StoredRun } from '#app/store/index.ts';
import { describeEarlyStop } from '#engine/graph/index.ts';
import { message } from '#engine/messages/index.ts';
import { runError, STATUS_WORDS } from './errors.ts';

export function notQueued(id: string) {
  return runError('run.notQueued', message('The run is not in the queue any more; it may have started'), {
    where: id,
    expected: message('a queued run'),
    received: id,
  });
}

export function notActive({ summary }: StoredRun) {
  const status = STATUS_WORDS[summary.status];
  return runError('run.notActive', message("'{{run}}' is not being trained; it is {{status}}", { run: summary.name, status }), {
    where: summary.id,
    expected: message('a run that is being trained'),
    received: status,
  });
}

export function trainedElsewhere({ summary }: StoredRun) {
  return runError('run.elsewhere', message("'{{run}}' is being trained by another Backwire process", { run: summary.name }), {
    where: summary.id,
    expected: message('a run of this process'),
    received: message('a run of another process'),
    fix: message('Control it from the window or terminal that started it'),
  });
}

export function completed({ summary }: StoredRun) {
  const { name, epochs, earlyStop } = summary;
  const text = earlyStop
    ? message("'{{run}}' has {{earlyStop}}", { run: name, earlyStop: describeEarlyStop(earlyStop) })
    : message("'{{run}}' has trained all its {{epochs}} epochs", { run: name, epochs });
  return runError('run.completed', text, {
    where: summary.id,
    expected: message('a run that ended before its last epoch'),
    received: STATUS_WORDS.completed,
    fix: earlyStop ? message('Start a new run with more patience') : message('Start a new run with more epochs'),
  });
}

export function imported({ summary }: StoredRun) {
  return runError('run.imported', message("'{{run}}' was imported from a weights file", { run: summary.name }), {
    where: summary.id,
    expected: message('a run that was trained here'),
    received: STATUS_WORDS.imported,
    fix: message('Start a new run from these weights'),
  });
}

export function noCheckpoint(runId: string) {
  return runError('run.noCheckpoint', message('The run has no checkpoint to resume from'), {
    where: runId,
    expected: message('a checkpoint'),
    received: message('none'),
    fix: message('Start a new run'),
  });
}

export function beingTrained({ summary }: StoredRun) {
  return runError('run.active', message("'{{run}}' is still being trained; expected a finished run", { run: summary.name }), {
    where: summary.id,
    expected: message('a finished run'),
    received: STATUS_WORDS[summary.status],
    fix: message('Stop it first'),
  });
}
