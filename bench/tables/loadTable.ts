import { openDatasets } from '../../app/datasets/index.ts';

/** What a process needed to load a table for training. */
export interface LoadedTable {
  readonly rows: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

/** The table is the argument; the answer is JSON on standard output. */
const [, , path] = process.argv;
const dataset = `${path}?target=class&task=classification`;
const { splits } = openDatasets({ resourcesDirectory: '' }).load({ dataset, normalize: 'standard' });
const { user, system } = process.cpuUsage();
const loaded: LoadedTable = {
  rows: splits.train.length + splits.validation.length + splits.test.length,
  cpuSeconds: (user + system) / 1e6,
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(loaded));
