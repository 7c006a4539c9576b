import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sources } from '../walls/findViolations.ts';
import { declaredNames, metricNames, portNames } from './declaredNames.ts';
import { findSentences } from './findSentences.ts';
import { findTexts } from './findTexts.ts';

/** What the window and the shell around it say themselves: the texts of `t('…')`. */
export function collectTexts(sources: Sources): Set<string> {
  return new Set(of(sources, /^(renderer|main\/electron)\//).flatMap(([file, source]) => findTexts(source, file).keys));
}

/** What the engine, the application and the examples tell. Templates and phrases, and the names that are declared. */
export function collectSentences(sources: Sources, root: string): Set<string> {
  const told = of(sources, /^(engine|app)\//).flatMap(([file, source]) => findSentences(source, file));
  return new Set([
    ...told,
    ...declaredNames().map(toWords),
    ...portNames(),
    ...metricNames(),
    ...describeExamples(root),
    ...JOINTS,
    ...DATA_NAMES,
  ]);
}

/** What joins phrases and is no phrase by itself: a node's kind and name, the place of a misfit, the last words of a node's line. */
const JOINTS = [
  "{{1}} '{{2}}'",
  "{{1}} at '{{2}}'",
  '{{1}} for sample {{2}} of the data',
  'at least {{1}}',
  'stride {{1}}',
  'same',
  'A training step on {{1}} samples needs {{2}} of memory; expected {{3}}',
  '{{1}}; the largest part is {{2}}',
  "{{1}} takes {{2}} as its target, but '{{3}}' holds {{4}} ({{5}})",
  "{{1}} takes {{2}} as its target, but '{{3}}' holds {{4}} ({{5}}). {{6}}",
  "{{1}} takes {{2}} at '{{3}}', but '{{4}}' holds {{5}} ({{6}})",
  "{{1}} takes {{2}} at '{{3}}', but '{{4}}' holds {{5}} ({{6}}). {{7}}",
  '{{1}} after normalization',
  'line {{1}}',
  'sample {{1}}',
  "Set {{1}} of '{{2}}' to {{3}} and {{4}} of '{{5}}' to {{6}}",
  '{{1}} is unrolled over {{2}} timesteps into {{3}} operations; expected {{4}}. {{5}}',
  '{{1}} is unrolled over {{2}} timesteps into {{3}} operations, of {{4}} in the whole network; expected {{5}}. {{6}}',
  '{{1}} makes {{2}} operations, of {{3}} in the whole network; expected {{4}}. {{5}}',
  '{{1}} needs, in float64, {{2}} of memory; expected {{3}}; the largest part is {{4}}',
  '{{1}}: expected samples of the {{2}} nodes {{3}}, found {{4}}',
];

/** Columns and classes of the data sets on board. */
const DATA_NAMES = [
  ...['sepal_length', 'sepal_width', 'petal_length', 'petal_width'],
  ...['features', 'species', 'image', 'digit', 'point', 'class', 'arm', 'circle', 'moon', 'sequence', 'sum', 'tokens', 'order'],
  ...['first', 'second', 'outer', 'inner', 'upper', 'lower', 'different circles', 'same circle', 'same signs', 'different signs'],
  ...['shifts', 'scales', 'slopes', 'rows', 'weights', 'biases'],
];

function of(sources: Sources, rooms: RegExp): [string, string][] {
  return [...sources].filter(([file]) => rooms.test(file) && !/\.test\.tsx?$|\/testing\//.test(file));
}

function describeExamples(root: string): string[] {
  const folder = join(root, 'resources', 'examples');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const { name: title, description } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return [title, description].filter((text) => typeof text === 'string');
    });
}

/** As `humanize` of the window has it: `kernelInitializer` → "Kernel initializer". */
function toWords(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([a-z])(\d+)$/, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
