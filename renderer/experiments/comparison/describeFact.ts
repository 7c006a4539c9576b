import type { DifferingFact } from '#app/contract/index.ts';
import { formatNumber, humanize } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';

/** The sections of a comparison, by the first word of their fields. */
const SECTIONS: Readonly<Record<string, string>> = {
  graph: later('Graph'),
  training: later('Settings'),
  data: later('Data'),
  result: later('Results'),
};

/** The fields by section, those without one last. */
export function sectionsOf(facts: readonly DifferingFact[]): ReadonlyMap<string, readonly DifferingFact[]> {
  return Map.groupBy(facts, ({ field }) => SECTIONS[field.split('.')[0]] ?? later('Others'));
}

/** `graph.hidden.units` → "hidden › Units". Names of nodes stay as they are. */
export function labelOfFact(field: string): string {
  const [section, ...path] = field.split('.');
  if (path.length === 0) return t(humanize(section));
  if (section !== 'graph') return path.map((word) => t(humanize(word))).join(' › ');
  if (field.startsWith('graph.wire ')) return field.slice('graph.wire '.length).replace('->', '→');
  const [node, ...parameter] = path;
  return [node, ...parameter.map((word) => t(humanize(word)))].join(' › ');
}

export function textOfFact(field: string, value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (field.startsWith('graph.wire ')) return t('connected');
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : formatNumber(value, 4);
  if (typeof value !== 'string') return JSON.stringify(value);
  return isTypeOfNode(field) ? t(humanize(value)) : value;
}

/** `graph.hidden`, of a node itself. */
const isTypeOfNode = (field: string): boolean =>
  field.startsWith('graph.') && field.split('.').length === 2 && field !== 'graph.name';
