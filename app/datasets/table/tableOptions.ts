import { message } from '#engine/messages/index.ts';
import { bool, byColumn, choice, column, texts, type ValuesOf } from '#engine/params/index.ts';
import type { DecimalSign } from './numberReader.ts';

const AUTOMATIC = message('Automatic');

/** What every reader of tables lets a person choose about its columns and rows. */
export const TABLE_OPTIONS = {
  target: texts({
    label: 'Target columns',
    help: 'The column to predict. Default: the last column.',
    whenEmpty: 'last column',
  }),
  ignore: texts({ label: 'Columns to ignore', help: 'Row numbers, names, and other text that is not a class.' }),
  task: choice({
    default: 'auto',
    options: ['auto', 'classification', 'regression'],
    optionLabels: { auto: AUTOMATIC, classification: message('Classes'), regression: message('Numeric values') },
    label: 'Target values',
    help: 'Whether numbers in target columns are quantities or the names of classes.',
    advanced: true,
  }),
  kind: byColumn({
    default: 'auto',
    options: ['auto', 'number', 'category', 'date'],
    optionLabels: {
      auto: AUTOMATIC,
      number: message('Number'),
      category: message('Category'),
      date: message('Date'),
    },
    label: 'Column type',
    help: 'How the cells of feature columns are read; kind.NAME is for one column.',
    advanced: true,
  }),
  categories: byColumn({
    default: 'onehot',
    options: ['onehot', 'index'],
    optionLabels: { onehot: message('One-hot'), index: message('Index') },
    label: 'Categories',
    help: 'One-hot: one feature of 0 and 1 per category. Index: an input of its own, for an embedding; 0 is an unknown category.',
    advanced: true,
  }),
  missing: byColumn({
    default: 'refuse',
    options: ['refuse', 'drop', 'mean', 'median', 'mode'],
    optionLabels: {
      refuse: message('Refuse'),
      drop: message('Drop the row'),
      mean: message('Mean'),
      median: message('Median'),
      mode: message('Most frequent'),
    },
    accepts: (written) => written.trim() !== '',
    expected: message('one of refuse, drop, mean, median, mode, or a value'),
    label: 'Missing values',
    help: 'Filled with a statistic of the training rows, categories with the most frequent one, or with a value; missing.NAME is for one column.',
  }),
  indicator: bool({
    default: false,
    label: 'Mark missing values',
    help: 'A feature of its own is 1 where a value was missing.',
    advanced: true,
  }),
  split: choice({
    default: 'auto',
    options: ['auto', 'random', 'stratified', 'group', 'time', 'column'],
    optionLabels: {
      auto: AUTOMATIC,
      random: message('Random'),
      stratified: message('Stratified by class'),
      group: message('By group'),
      time: message('By time'),
      column: message('By a column'),
    },
    label: 'Split',
    help: 'How rows are assigned to training, validation and test. By time, the test rows are the last ones.',
  }),
  group: column({ label: 'Group column', help: 'Rows of one group, such as a patient, stay in one split.' }),
  time: column({ label: 'Time column', help: 'The order of the rows for a split by time. Default: the order in the file.' }),
  splitColumn: column({ label: 'Split column', help: 'Holds train, validation or test for each row.' }),
};

/** The options of a table, with the notation of its numbers. */
export interface TableOptions extends ValuesOf<typeof TABLE_OPTIONS> {
  readonly decimal: DecimalSign;
}
