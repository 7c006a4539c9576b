import type { StoredRun } from '#app/store/index.ts';
import { declareErrors, message } from '#engine/messages/index.ts';

/** Errors of replaying runs, each code once. */
export const replayError = declareErrors({
  'replay.noCheckpoint': 'The run has no checkpoint to begin at.',
  'replay.beforeFirst': 'The step is before the first checkpoint of the run.',
  'replay.stepRange': 'The step is after the last one of the run.',
  'replay.imported': 'The run was imported from a weights file, which holds a single step.',
  'replay.noData': 'The graph of the run names no data set.',
  'replay.dataChanged': 'The data has changed since the run was trained.',
  'replay.canceled': 'The replay was canceled.',
});

export function noCheckpoint({ summary }: StoredRun) {
  const { id, name } = summary;
  return replayError('replay.noCheckpoint', message("'{{run}}' has no checkpoint to replay from", { run: name }), {
    where: id,
    expected: message('a run with a checkpoint'),
    received: message('none'),
  });
}

export function beforeFirst({ summary }: StoredRun, { step, first }: { readonly step: number; readonly first: number }) {
  const values = { run: summary.name, step, first };
  const text = message("Step {{step}} of '{{run}}' is before its first checkpoint; the first possible step is {{first}}", values);
  return replayError('replay.beforeFirst', text, {
    where: summary.id,
    expected: message('a step from {{first}} on', { first }),
    received: `${step}`,
    fix: message('Choose step {{first}} or a later one', { first }),
  });
}

export function afterLast({ summary }: StoredRun, { step, last }: { readonly step: number; readonly last: number }) {
  const values = { run: summary.name, step, last };
  return replayError('replay.stepRange', message("'{{run}}' has no step {{step}}; its last is {{last}}", values), {
    where: summary.id,
    expected: message('a step up to {{last}}', { last }),
    received: `${step}`,
    fix: message('Choose step {{last}} or an earlier one', { last }),
  });
}

export function onlyImported({ summary }: StoredRun, { step, own }: { readonly step: number; readonly own: number }) {
  const text = message("'{{run}}' was imported from a weights file, which holds only step {{own}}", { run: summary.name, own });
  return replayError('replay.imported', text, {
    where: summary.id,
    expected: message('step {{step}}', { step: own }),
    received: message('step {{step}}', { step }),
    fix: message('Choose step {{step}}', { step: own }),
  });
}

export function noData({ summary }: StoredRun) {
  return replayError(
    'replay.noData',
    message("The graph of '{{run}}' names no data set to replay it on", { run: summary.name }),
    {
      where: summary.id,
      expected: message('a data set'),
      received: message('none'),
      fix: message('Choose a step with a checkpoint'),
    },
  );
}

export function dataChanged({ summary, dataFingerprint }: StoredRun, fingerprint: string) {
  const { dataset: data, name: run } = summary;
  const text = message("The data '{{data}}' has changed since '{{run}}' was trained, so its steps cannot be repeated", {
    data,
    run,
  });
  return replayError('replay.dataChanged', text, {
    where: data,
    expected: message('data with the fingerprint {{fingerprint}}', { fingerprint: dataFingerprint }),
    received: fingerprint,
    fix: message('Restore the data, or choose a step with a checkpoint'),
  });
}

export function canceled({ summary }: StoredRun, { step, reached }: { readonly step: number; readonly reached: number }) {
  const text = message("The replay of '{{run}}' was canceled at step {{reached}}, before step {{step}}", {
    run: summary.name,
    reached,
    step,
  });
  return replayError('replay.canceled', text, { where: summary.id });
}
