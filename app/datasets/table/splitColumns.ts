import { message, quoted } from '#engine/messages/index.ts';
import { ALL_COLUMNS } from '#engine/params/index.ts';
import { unexpectedWithFix } from '../base/errors.ts';
import { SPLIT_NAMES, SPLIT_WORDS, type SplitRule } from '../base/splitRule.ts';
import { type CellLocation, describeLocation, shorten } from './cell.ts';
import { FeatureColumn, type FeatureReading } from './featureColumn.ts';
import { IndexList } from './indexList.ts';
import { NumberList } from './numberList.ts';
import type { TableOptions } from './tableOptions.ts';

/** Collects what a table's own columns say of its splits. */
export interface SplitColumn<Rule extends SplitRule = SplitRule> {
  /** Index of the column; undefined for the order of the rows. */
  readonly index: number | undefined;
  /** @throws UserError dataset.split, nonNumeric, missingValue: each with the line */
  add(text: string, line: number): void;
  finish(rows: number): Rule;
}

/** The rule of a split, as chosen or as the named columns suggest. */
export function splitRuleOf({ split, group, time, splitColumn, window }: TableOptions): TableOptions['split'] {
  if (split !== 'auto') return split;
  if (splitColumn !== '') return 'column';
  if (group !== '') return 'group';
  return time !== '' || window !== null ? 'time' : 'auto';
}

type RuleBy<By extends SplitRule['by']> = Extract<SplitRule, { readonly by: By }>;

/** Groups by the texts of a column, in the order in which they occur. */
export function groupColumn(index: number): SplitColumn<RuleBy<'group'>> {
  const codes = new Map<string, number>();
  const groups = new IndexList();
  return {
    index,
    add(text) {
      const name = text.trim();
      const code = codes.get(name) ?? codes.size;
      codes.set(name, code);
      groups.push(code);
    },
    finish: () => ({ by: 'group', groups: groups.takeArray() }),
  };
}

/** Times by the dates or numbers of a column; without one, by the order of the rows. */
export function timeColumn(index: number | undefined, name: string, reading: FeatureReading): SplitColumn<RuleBy<'time'>> {
  if (index === undefined)
    return {
      index,
      add: () => {},
      finish: (rows) => ({ by: 'time', times: Float64Array.from({ length: rows }, (_, row) => row) }),
    };
  const column = new FeatureColumn(name, { ...reading, options: { ...reading.options, missing: { [ALL_COLUMNS]: 'refuse' } } });
  const times = new NumberList();
  return {
    index,
    add: (text, line) => times.push(column.read(text, line)),
    finish(rows) {
      const { convert = (value: number) => value } = column.finish(rows);
      return { by: 'time', times: times.takeArray().map(convert) };
    },
  };
}

/** The splits that a column names. */
export function givenSplits(index: number, name: string, file: string): SplitColumn {
  const splits = new NumberList();
  return {
    index,
    add(text, line) {
      const split = SPLIT_WORDS[text.trim().toLowerCase()];
      if (!split) throw unknownSplit(text, { file, line, column: name });
      splits.push(SPLIT_NAMES.indexOf(split));
    },
    finish: () => ({ by: 'column', splits: Uint8Array.from(splits.takeArray()) }),
  };
}

function unknownSplit(text: string, location: CellLocation) {
  return unexpectedWithFix('dataset.split', {
    where: describeLocation(location),
    expected: message('train, validation or test'),
    received: quoted(shorten(text)),
    fix: message('Correct the cell, or split the rows at random with split=random.'),
  });
}
