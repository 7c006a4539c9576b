import type { LayerSettings, RunSummary } from '#app/contract/index.ts';
import { termOfField } from '../../controls/terms/index.ts';
import { formatNumber, humanize } from '../../language/format/index.ts';
import { declared, type Message, message } from '../../language/index.ts';
import type { RunColumn } from './runColumn.ts';

type Settings = RunSummary['settings'];

/** Training settings that have columns of their own. */
const OTHERWISE: ReadonlySet<string> = new Set(['optimizer', 'optimizer.learningRate', 'batchSize', 'seed']);

/** A column for each training setting that any of the runs has. */
export function settingColumns(runs: readonly RunSummary[]): RunColumn[] {
  const paths = pathsIn(runs.map(({ settings }) => settings)).filter((path) => !OTHERWISE.has(path));
  return paths.map((path) => ({
    ...columnOf(({ settings }) => settings[path]),
    id: `setting ${path}`,
    group: 'settings',
    label: labelOfSetting(path),
    ...termOf(path, path.split('.')[0] === 'optimizer' ? runs[0]?.optimizer : undefined),
  }));
}

/** A column for each parameter of a node that any of the runs has set. @param layers the parameters, by run */
export function layerColumns(layers: LayerSettings): RunColumn[] {
  return pathsIn(Object.values(layers)).map((path) => {
    const dot = path.lastIndexOf('.');
    const [node, parameter] = [path.slice(0, dot), path.slice(dot + 1)];
    return {
      ...columnOf(({ id }) => layers[id]?.[path]),
      id: `layer ${path}`,
      group: 'layers',
      label: message('{{node}}: {{setting}}', { node, setting: declared(humanize(parameter)) }),
      ...termOf(parameter),
    };
  });
}

function pathsIn(settings: readonly Settings[]): string[] {
  return [...new Set(settings.flatMap(Object.keys))].sort();
}

function columnOf(setting: (run: RunSummary) => Settings[string] | undefined) {
  return {
    isExtra: true,
    value: (run: RunSummary) => plain(setting(run)),
    cell: (run: RunSummary) => {
      const value = setting(run);
      return value === undefined ? '–' : typeof value === 'number' ? formatNumber(value) : String(value);
    },
  };
}

const plain = (value: Settings[string] | undefined) => (typeof value === 'boolean' ? String(value) : value);

/** "Beta 1" of the optimizer, "Clip: Max norm". */
function labelOfSetting(path: string): Message {
  const parts = path.split('.').map(humanize).map(declared);
  const [first, ...others] = parts;
  const last = others.at(-1);
  if (!last) return first;
  return path.startsWith('optimizer.') ? last : message('{{group}}: {{setting}}', { group: first, setting: last });
}

function termOf(path: string, owner?: string): Pick<RunColumn, 'term'> {
  const term = termOfField(path.slice(path.lastIndexOf('.') + 1), owner);
  return term ? { term } : {};
}
