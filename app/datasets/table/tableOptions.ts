import { message } from '#engine/messages/index.ts';
import { bool, byColumn, choice, column, int, optionalInt, texts, type ValuesOf } from '#engine/params/index.ts';
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
  text: byColumn({
    default: 'categories',
    options: ['categories', 'chars', 'words'],
    optionLabels: { categories: message('Categories'), chars: message('Characters'), words: message('Words') },
    label: 'Text',
    help: 'Characters or words: a text becomes an input of its own, an index per token, for an embedding; 0 pads, 1 is unknown. text.NAME is for one column.',
    advanced: true,
  }),
  length: optionalInt({
    min: 1,
    max: 100_000,
    label: 'Text length',
    help: 'Characters or words of a text that are used; shorter texts are padded. Default: the longest training text, at most 512.',
    whenEmpty: 'longest text',
    advanced: true,
  }),
  vocabulary: int({
    default: 10_000,
    min: 1,
    max: 1_000_000,
    label: 'Vocabulary',
    help: 'Characters or words that are told apart: the most frequent ones of the training rows.',
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
  weight: column({
    label: 'Weight column',
    help: 'How much each row counts in the loss: a number of at least 0. Metrics count rows.',
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
  window: optionalInt({
    min: 1,
    max: 100_000,
    label: 'Window',
    help: 'Rows of a time series in one sample, whose shape is then [rows, features]. Default: each row is a sample.',
    advanced: true,
  }),
  horizon: int({
    default: 1,
    min: 0,
    max: 100_000,
    label: 'Horizon',
    help: 'Of a window: how many rows after its last one the target is. With 0 it is that of the last row, such as a label.',
    advanced: true,
  }),
  stride: int({
    default: 1,
    min: 1,
    max: 100_000,
    label: 'Window stride',
    help: 'Rows from the start of a window to that of the next.',
    advanced: true,
  }),
  autoregressive: bool({
    default: true,
    label: 'Past targets as features',
    help: 'Of a window with a horizon of 1 or more: whether earlier values of the target are features, too.',
    advanced: true,
  }),
};

/** The options of a table, with the notation of its numbers. */
export interface TableOptions extends ValuesOf<typeof TABLE_OPTIONS> {
  readonly decimal: DecimalSign;
}
