import { basename } from 'node:path';
import { type Message, message, plural } from '#engine/messages/index.ts';
import { isStored, type Preparation, type PreparedField, type RawField, type RawTable } from '#engine/training/index.ts';
import { unexpected } from '../base/errors.ts';
import { listNames } from '../base/listNames.ts';
import { precisionOf, storeMapped } from '../base/numberWriter.ts';
import type { OtherColumn, Source } from '../base/source.ts';
import { assignRoles, findColumns } from './assignRoles.ts';
import { FeatureColumn, type FeatureReading, type ReadFeature } from './featureColumn.ts';
import { IndexList } from './indexList.ts';
import { inputsOf } from './inputsOf.ts';
import { TABLE_LIMITS } from './limits.ts';
import { type ColumnNames, type ColumnRoles, trainedColumns } from './matchRoles.ts';
import { decideNotation, NumberReader } from './numberReader.ts';
import { otherRoles } from './otherRoles.ts';
import { SeriesColumns } from './seriesColumns.ts';
import { givenSplits, groupColumn, type SplitColumn, splitRuleOf, timeColumn } from './splitColumns.ts';
import { checkSingleColumns, checkUnique, noRows, raggedRow, tooManyNumbers } from './tableChecks.ts';
import type { TableOptions } from './tableOptions.ts';
import { TargetColumn } from './targetColumn.ts';
import { createValueList, type ValueList } from './valueList.ts';
import { WeightColumn } from './weightColumn.ts';
import { checkSeriesSplit, windowOf } from './windowOptions.ts';

/** Options for reading a table. */
export interface TableReading {
  readonly options: TableOptions;
  /** As the user wrote it. */
  readonly file: string;
  /** Columns and classes of the training data, for other data. */
  readonly trained: Preparation | undefined;
  /** Earlier decisions, a sentence each. */
  readonly notes: readonly Message[];
  /** At most how many rows will come, if known. */
  readonly mostRows?: number;
}

/** Takes rows one by one and keeps only their numbers. */
export class Table {
  readonly #names: readonly string[];
  readonly #reading: TableReading;
  readonly #roles: ColumnRoles;
  readonly #features: readonly FeatureColumn[];
  readonly #targets: readonly TargetColumn[];
  readonly #split: SplitColumn | undefined;
  readonly #weight: WeightColumn | undefined;
  readonly #series: SeriesColumns | undefined;
  readonly #numbers: NumberReader;
  #values: ValueList | undefined;
  /** The features of the row being read. */
  readonly #row: Float64Array;
  /** The last line of each row. */
  readonly #lines: IndexList;
  #hasTrailing = false;
  #rows = 0;
  #dropped = 0;

  /** @throws UserError dataset.duplicateColumn, missingColumn, noFeatures, badOption. */
  constructor(columns: ColumnNames, reading: TableReading) {
    const { options, file, trained, mostRows } = reading;
    const { names } = columns;
    checkUnique(names, file);
    checkSingleColumns(columns, options);
    checkSeriesSplit(options, file);
    this.#names = names;
    this.#reading = reading;
    this.#numbers = new NumberReader(options.decimal, file);
    const window = windowOf(options, trained);
    this.#roles = assignRoles(columns, options, { trained: trainedColumns(trained), window });
    const feature = { file, options, numbers: this.#numbers };
    const known = trainedFields(trained);
    this.#features = this.#roles.features.map(
      (index, position) => new FeatureColumn(names[index], { ...feature, trained: known?.[position] }),
    );
    this.#row = new Float64Array(this.#features.length);
    this.#lines = new IndexList(mostRows);
    this.#targets = this.#roles.targets.map(
      (column, index) => new TargetColumn(names[column], { file, options, trained: trained?.targets[index], mostRows }),
    );
    const hasTargets = trained?.targets.length !== 0;
    this.#split = hasTargets ? splitColumn(columns, feature) : undefined;
    this.#weight = hasTargets ? weightColumn(columns, feature) : undefined;
    this.#series = window && new SeriesColumns(window, columns, feature);
  }

  /** @throws UserError dataset.raggedRow, nonNumeric, missingValue, notFinite, tooManyClasses, tooLarge: each with the line. */
  add(cells: readonly string[], line: number): void {
    if (cells.length !== this.#names.length) this.#checkTrailing(cells, line);
    const isKept = this.#readRow(cells, line);
    this.#series?.add(cells, line, isKept);
    if (!isKept) {
      this.#dropped++;
      return;
    }
    this.#values ??= this.#createValues();
    const values = this.#values;
    for (const value of this.#row) values.push(value);
    this.#roles.targets.forEach((index, target) => {
      this.#targets[target].add(cells[index], line);
    });
    if (this.#split) this.#split.add(cells[this.#split.index ?? 0], line);
    if (this.#weight) this.#weight.add(cells[this.#weight.index], line);
    this.#lines.push(line);
    this.#rows++;
    if (values.length > TABLE_LIMITS.numbers) throw tooManyNumbers(this.#reading.file);
  }

  /** The first row tells the kinds of the columns. */
  #createValues(): ValueList {
    const { mostRows, file: where } = this.#reading;
    const areShort = this.#features.every(({ kind }) => kind !== undefined && kind !== 'date');
    return createValueList({ most: mostRows && mostRows * this.#features.length, areShort, where });
  }

  /** Reads the features of a row; false if it is dropped for a missing value. */
  #readRow(cells: readonly string[], line: number): boolean {
    let isKept = this.#roles.targets.every((index, target) => !this.#targets[target].drops(cells[index]));
    this.#features.forEach((feature, position) => {
      const value = feature.read(cells[this.#roles.features[position]], line);
      this.#row[position] = value;
      if (feature.rule === 'drop' && Number.isNaN(value)) isKept = false;
    });
    return isKept;
  }

  /**
   * @throws UserError dataset.empty, notation, mixedTarget, nonNumeric, missingValue, oneClass, unknownClass, tooManyClasses,
   * tooManyCategories, badOption.
   */
  finish(): Omit<Source, 'name'> {
    const { file, options, trained } = this.#reading;
    if (!this.#values) throw noRows(file);
    const read = this.#targets.map((target) => target.finish());
    const features = this.#features.map((feature) => feature.finish(this.#rows));
    const notation = decideNotation(options.decimal, [this.#numbers.evidence, ...read.map(({ evidence }) => evidence)]);
    const lines = this.#lines.takeArray();
    const targets = read.map(({ column }) => ({ ...column, lines }));
    const description = message('{{count}} rows from {{file}}: {{targets}} from {{features}}', {
      count: this.#rows,
      file: basename(file),
      targets: targets.map(({ name }) => name),
      features: listNames(
        features.map(({ field }) => field.name),
        12,
      ),
    });
    const data = convertValues(this.#values.takeArray(), features, file);
    const isEncoded = trained ? trainedFields(trained) !== undefined : features.some(({ field }) => needsEncoding(field));
    const fields = features.map(({ field }) => field);
    return {
      description,
      inputs: inputsOf({ fields, data }, { lines, isEncoded, where: file }),
      targets,
      samples: this.#rows,
      weights: this.#weight?.finish(),
      otherColumns: this.#otherColumns(),
      ...this.#splitRule(),
      series: this.#series?.finish(),
      notes: [
        ...this.#notes(features, precisionOf(data) === 'Float32Array'),
        ...notation,
        ...read.flatMap((target) => target.notes),
      ],
    };
  }

  #otherColumns(): OtherColumn[] {
    const roles = otherRoles(this.#reading.options);
    const used = new Set([...this.#roles.features, ...this.#roles.targets]);
    const others = this.#names.filter((_, index) => !used.has(index));
    return others.map((name) => ({ name, role: roles.get(name) ?? 'ignored' }));
  }

  #splitRule(): Pick<Source, 'split'> {
    const { split } = this.#reading.options;
    const rule = this.#split?.finish(this.#rows);
    if (rule) return { split: rule };
    return split === 'random' ? { split: { by: 'chance' } } : {};
  }

  #notes(features: readonly ReadFeature[], isShort: boolean): Message[] {
    return [
      ...this.#reading.notes,
      ...(this.#hasTrailing ? [message('Ignored empty cells after the last column.')] : []),
      ...(this.#dropped > 0
        ? [plural(this.#dropped, 'Dropped {{count}} row with missing values.', 'Dropped {{count}} rows with missing values.')]
        : []),
      ...(this.#dropped > 0 && this.#series ? [message('No window crosses a gap that dropped rows leave.')] : []),
      ...this.#roles.notes,
      ...(this.#series ? [this.#series.note] : []),
      ...(isShort ? [message('The numbers of this large table are kept in single precision, to about 7 digits.')] : []),
      ...features.flatMap(({ notes }) => notes),
    ];
  }

  /** A row may have extra cells if they are empty: its line ends in delimiters. */
  #checkTrailing(cells: readonly string[], line: number): void {
    const extra = cells.slice(this.#names.length);
    if (extra.length === 0 || extra.some((cell) => cell !== ''))
      throw raggedRow(cells.length, this.#names.length, { file: this.#reading.file, line });
    this.#hasTrailing = true;
  }
}

/** The encoded columns of the training table, in order; undefined if all features are plain numbers. */
function trainedFields(trained: Preparation | undefined): readonly PreparedField[] | undefined {
  if (!trained?.inputs.some(({ fields }) => fields)) return undefined;
  return trained.inputs.flatMap(({ fields = [] }) => fields);
}

/** False for a column of plain numbers, none of which is missing. */
const needsEncoding = ({ kind, missing }: RawField): boolean => kind !== 'number' || (missing !== 'refuse' && missing !== 'drop');

/** Replaces kept values by those of the fields, in place if they are in memory. */
function convertValues(data: RawTable['data'], features: readonly ReadFeature[], where: string): RawTable['data'] {
  if (features.every(({ convert }) => !convert)) return data;
  if (isStored(data))
    return storeMapped(data, features.length, where, (block) => block.map((value, index) => convertAt(features, index, value)));
  for (let index = 0; index < data.length; index++) data[index] = convertAt(features, index, data[index]);
  return data;
}

function convertAt(features: readonly ReadFeature[], index: number, value: number): number {
  const { convert } = features[index % features.length];
  return convert ? convert(value) : value;
}

/** The column that decides the splits of training data, if any. */
function splitColumn({ names, where }: ColumnNames, reading: FeatureReading): SplitColumn | undefined {
  const { options, file } = reading;
  const find = (name: string) => (name === '' ? undefined : findColumns([name], names, where)[0]);
  const rule = splitRuleOf(options);
  const [group, time, given] = [find(options.group), find(options.time), find(options.splitColumn)];
  if (rule === 'time') return timeColumn(time, options.time, reading);
  if (rule === 'group') return groupColumn(group ?? missingOption('group', where));
  if (rule === 'column') return givenSplits(given ?? missingOption('splitColumn', where), options.splitColumn, file);
  return undefined;
}

function weightColumn({ names, where }: ColumnNames, reading: FeatureReading): WeightColumn | undefined {
  const { weight } = reading.options;
  return weight === '' ? undefined : new WeightColumn(findColumns([weight], names, where)[0], weight, reading);
}

/** @throws UserError dataset.badOption: a split by a column that is not named */
function missingOption(option: string, where: Message): never {
  throw unexpected('dataset.badOption', {
    where,
    expected: message('the column of the split in the option {{option}}', { option }),
    received: message('none'),
  });
}
