import type { StoredRun } from '#app/store/index.ts';
import { applySettings, checkGraph, type LiveSetting, liveSettings, type SettingValue } from '#engine/graph/index.ts';
import { message } from '#engine/messages/index.ts';
import { BATCH_SIZE, requireTrainingMemory } from '#engine/training/index.ts';
import { runError } from './errors.ts';

/**
 * Requires settings that a run in training can take, with values that fit its data and memory.
 * @throws UserError run.fixedSetting, run.batchTooLarge, setting.value, memory.tooLarge
 */
export function requireLiveSettings({ document, summary }: StoredRun, settings: readonly SettingValue[]): void {
  const known = liveSettings(document);
  for (const { address, value } of settings) {
    if (!known.some((setting) => setting.address === address)) throw fixedSetting(address, known);
    const samples = summary.samples?.train ?? value;
    if (address === BATCH_SIZE && value > samples) throw batchTooLarge(value, samples);
  }
  const graph = checkGraph(applySettings(document, settings));
  requireTrainingMemory(graph, { batchSize: graph.configuration.batchSize });
}

function fixedSetting(address: string, known: readonly LiveSetting[]) {
  const expected = message('one of {{names}}', { names: known.map((setting) => setting.address) });
  return runError('run.fixedSetting', message("'{{address}}' cannot be changed while a run is in training", { address }), {
    where: address,
    expected,
    received: address,
    fix: message('Start a new run from these weights'),
  });
}

function batchTooLarge(batchSize: number, samples: number) {
  const values = { batchSize, samples };
  return runError(
    'run.batchTooLarge',
    message('A batch of {{batchSize}} samples is larger than the {{samples}} training samples', values),
    {
      where: BATCH_SIZE,
      expected: message('at most {{samples}}', { samples }),
      received: `${batchSize}`,
      fix: message('Set the batch size to {{samples}}', { samples }),
    },
  );
}
