import { message, quoted } from '#engine/messages/index.ts';
import { unexpectedWithFix } from '../base/errors.ts';
import { type CellLocation, cellError, describeLocation, shorten } from './cell.ts';
import type { FeatureReading } from './featureColumn.ts';
import { NumberList } from './numberList.ts';

/** The column that says how much each row counts. */
export class WeightColumn {
  readonly index: number;
  readonly #name: string;
  readonly #reading: FeatureReading;
  readonly #weights = new NumberList();

  constructor(index: number, name: string, reading: FeatureReading) {
    this.index = index;
    this.#name = name;
    this.#reading = reading;
  }

  /** @throws UserError dataset.missingValue, nonNumeric, notFinite, weight: each with the line */
  add(text: string, line: number): void {
    const { numbers, file } = this.#reading;
    const location: CellLocation = { file, line, column: this.#name };
    const weight = numbers.read(text, line, this.#name);
    if (typeof weight !== 'number') throw cellError(weight, text, location);
    if (weight < 0) throw negativeWeight(text, location);
    this.#weights.push(weight);
  }

  finish(): Float64Array {
    return this.#weights.takeArray();
  }
}

function negativeWeight(text: string, location: CellLocation) {
  return unexpectedWithFix('dataset.weight', {
    where: describeLocation(location),
    expected: message('a weight of at least 0'),
    received: quoted(shorten(text)),
    fix: message('Correct the cell, or choose another weight column.'),
  });
}
