import { declareErrors, type Message, message } from '#engine/messages/index.ts';

/** Everything that can be wrong with a data set, each code once. */
export const datasetError = declareErrors({
  'dataset.unknown': 'The SPEC is neither a built-in data set nor a file that can be read.',
  'dataset.badOption': 'An option of the SPEC is not known, or has a value that it cannot have.',
  'dataset.missingFile': 'There is no file at the path.',
  'dataset.notFile': 'The path leads to a folder, a device, a pipe or a socket.',
  'dataset.networkPath': 'The path leads to another computer.',
  'dataset.notAllowed': 'The document came from elsewhere, and nobody has allowed its file to be read.',
  'dataset.unreadable': 'The operating system refuses to read the file.',
  'dataset.tooLarge': 'The file, a row or a cell is larger than what is read into memory.',
  'dataset.damagedGzip': 'The gzip file is cut off or damaged.',
  'dataset.empty': 'The file holds no samples.',
  'dataset.notText': 'The CSV file holds binary data.',
  'dataset.encoding': 'The text of the file is not valid in its encoding.',
  'dataset.csvSyntax': 'A quote in the CSV file is not closed, or stands where none can.',
  'dataset.duplicateColumn': 'Two columns have the same name.',
  'dataset.missingColumn': 'The file has no column of that name.',
  'dataset.noFeatures': 'Every column is a target or ignored; nothing is left to predict from.',
  'dataset.raggedRow': 'A row has another number of cells than the first.',
  'dataset.nonNumeric': 'A cell holds text where a number is needed.',
  'dataset.missingValue': 'A cell is empty.',
  'dataset.notFinite': 'A value is NaN, infinite or too large for 32 bits.',
  'dataset.notation': 'Numbers, dates or amounts are written so that they cannot be read as numbers without doubt.',
  'dataset.tooManyClasses': 'A target column has so many different texts that they can hardly be classes.',
  'dataset.mixedTarget': 'A target column holds numbers and text.',
  'dataset.unknownClass': 'A class of data to evaluate on is none of those that the network was trained on.',
  'dataset.oneClass': 'All samples have the same class.',
  'dataset.idxMagic': 'The file does not start as an IDX file does.',
  'dataset.idxSize': 'The IDX file has more or fewer bytes than its header says.',
  'dataset.idxPair': 'The images and labels of an IDX pair do not belong together.',
  'dataset.tooFewSamples': 'The splits leave nothing to train on.',
});

/**
 * The error for a file beyond a limit.
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
