import { declareErrors, type ErrorDetails, type Message, message } from '#engine/messages/index.ts';

/** Errors of data sets. */
export const datasetError = declareErrors({
  'dataset.unknown': 'The SPEC is neither a built-in data set nor a file of a known format.',
  'dataset.badOption': 'An option of the SPEC is unknown or has an invalid value.',
  'dataset.missingFile': 'There is no file at the path.',
  'dataset.notFile': 'The path is a folder, a device, a pipe or a socket.',
  'dataset.networkPath': 'The path is on another computer.',
  'dataset.notAllowed': 'The document came from elsewhere, and the user has not allowed reading its file.',
  'dataset.unreadable': 'The operating system denies reading the file.',
  'dataset.changed': 'A file was changed, moved or removed while it was read.',
  'dataset.tooLarge': 'The file, a row or a cell is larger than the limit.',
  'dataset.damagedGzip': 'The gzip file is truncated or damaged.',
  'dataset.diskFull': 'There is no room on the disk to unpack the file.',
  'dataset.damagedZip': 'The ZIP archive is truncated or damaged.',
  'dataset.zipEntry': 'A file in the ZIP archive is encrypted, packed in another way, or has a name that leads out of it.',
  'dataset.empty': 'The file holds no samples.',
  'dataset.notText': 'The CSV file holds binary data.',
  'dataset.encoding': 'The text of the file is not valid in its encoding.',
  'dataset.csvSyntax': 'A quote in the CSV file is not closed, or misplaced.',
  'dataset.jsonLine': 'A line of the JSON Lines file is not an object.',
  'dataset.nestedValue': 'A value has parts, such as a list in a cell.',
  'dataset.duplicateColumn': 'Two columns have the same name.',
  'dataset.missingColumn': 'The file has no column with this name.',
  'dataset.noFeatures': 'Every column is a target or ignored; no feature remains.',
  'dataset.raggedRow': 'A row has more or fewer cells than the first.',
  'dataset.nonNumeric': 'A cell holds text where a number is needed.',
  'dataset.missingValue': 'A cell is empty.',
  'dataset.notFinite': 'A value is NaN, infinite or out of range for float32.',
  'dataset.notation': 'Numbers, dates or amounts have an ambiguous or unsupported notation.',
  'dataset.tooManyClasses': 'A target column has too many different texts for classes.',
  'dataset.tooManyCategories': 'A feature column has too many different texts for categories.',
  'dataset.allMissing': 'A column has no value in the training rows, from which missing ones could be filled.',
  'dataset.split': 'The rows cannot be split as chosen.',
  'dataset.weight': 'A weight is negative, or all weights are 0.',
  'dataset.mixedTarget': 'A target column holds numbers and text.',
  'dataset.unknownClass': 'The evaluation data has a class that the network was not trained on.',
  'dataset.oneClass': 'All samples have the same class.',
  'dataset.idxMagic': 'The file does not start with the magic number of IDX.',
  'dataset.idxSize': 'The size of the IDX file does not match its header.',
  'dataset.idxPair': 'The images and labels of an IDX pair do not match.',
  'dataset.npyFormat': 'The file is no NumPy array, or is truncated.',
  'dataset.npyType': 'The NumPy array holds something else than real numbers.',
  'dataset.arrays': 'The arrays of inputs and targets are missing, or do not match.',
  'dataset.noImages': 'The folder or archive holds no images in folders of classes.',
  'dataset.imagePath': 'A table of images names a file outside its folder, or none.',
  'dataset.imageSize': 'The images have different sizes, and none is chosen.',
  'dataset.damagedImage': 'An image cannot be read.',
  'dataset.damagedParquet': 'The Parquet file is truncated or damaged.',
  'dataset.tooFewSamples': 'The splits leave no training samples.',
});

export type ErrorCode = Parameters<typeof datasetError>[0];
type Expectation = ErrorDetails & Required<Pick<ErrorDetails, 'where' | 'expected' | 'received'>>;

/** The error for a location with something else than expected. */
export function unexpected(code: ErrorCode, details: Expectation) {
  const { where, expected, received } = details;
  return datasetError(
    code,
    message('{{where}}: expected {{expected}}, found {{received}}', { where, expected, received }),
    details,
  );
}

/** The same, with the fix in its message. */
export function unexpectedWithFix(code: ErrorCode, { fix, ...details }: Expectation & Required<Pick<ErrorDetails, 'fix'>>) {
  const values = { ...details, fix };
  return datasetError(code, message('{{where}}: expected {{expected}}, found {{received}}. {{fix}}', values), values);
}

/**
 * The error for a file over a limit.
 * @param received with its unit, such as `12,000,000 lines`
 */
export function tooLarge(where: Message, limit: Message, received: Message, fix = message('Train on some of the rows.')) {
  const expected = message('at most {{limit}}', { limit });
  return datasetError(
    'dataset.tooLarge',
    message('{{where}} is too large: expected {{expected}}, found {{received}}', { where, expected, received }),
    { where, expected, received, fix },
  );
}
