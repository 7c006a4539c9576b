import { measureCanvas } from './modes/measureCanvas.ts';
import { measureCompile } from './modes/measureCompile.ts';
import { measureDiagnosis } from './modes/measureDiagnosis.ts';
import { measureEpoch } from './modes/measureEpoch.ts';
import { measureHistories } from './modes/measureHistories.ts';
import { measureLatency } from './modes/measureLatency.ts';
import { measureLens } from './modes/measureLens.ts';
import { measureMemory } from './modes/measureMemory.ts';
import { measurePeers } from './modes/measurePeers.ts';
import { measureRecording } from './modes/measureRecording.ts';
import { measureRuns } from './modes/measureRuns.ts';
import { measureSweeps } from './modes/measureSweeps.ts';
import { measureTables } from './modes/measureTables.ts';
import { type Mode, type Options, readOptions, USAGE } from './modes/options.ts';

const MODES: Readonly<Record<Mode, (options: Options) => Promise<void> | void>> = {
  peers: measurePeers,
  compile: measureCompile,
  memory: measureMemory,
  recording: measureRecording,
  epoch: measureEpoch,
  canvas: measureCanvas,
  lens: measureLens,
  sweeps: measureSweeps,
  diagnosis: measureDiagnosis,
  runs: measureRuns,
  latency: measureLatency,
  histories: measureHistories,
  tables: measureTables,
  help: () => console.log(USAGE),
};

try {
  const options = readOptions(process.argv.slice(2));
  await MODES[options.mode](options);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
