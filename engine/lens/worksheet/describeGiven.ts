import { declared, type Message, message } from '../../messages/index.ts';
import { sizeOf } from '../../ops/index.ts';
import type { GivenNumbers } from '../../worksheet/index.ts';
import { writeNamed } from '../explanation/explainElement.ts';
import type { NamedValue } from '../explanation/scope.ts';
import { writeElement } from '../explanation/symbol.ts';
import { texNumber } from '../explanation/texNumber.ts';
import type { SheetNumber } from './sheetNumber.ts';

/** Longer vectors and wider matrices are written as single numbers. */
const MOST_ROWS = 12;
const MOST_COLUMNS = 8;

/** Writes the numbers that exercises start from, tensor by tensor. @param titleOf a tensor's title: equal ones are joined */
export function describeGiven(
  numbers: readonly SheetNumber[],
  digits: number,
  titleOf: (named: NamedValue) => Message,
): GivenNumbers[] {
  const tensors = Map.groupBy(numbers, ({ named }) => `${named.node}.${named.quantity}${named.symbol.isDerivative ? "'" : ''}`);
  const titled = [...tensors.values()].map((elements) => ({
    title: titleOf(elements[0].named),
    formulas: asWhole(elements, digits) ?? elements.map((element) => equation(element, digits)),
  }));
  return [...Map.groupBy(titled, ({ title }) => JSON.stringify(title)).values()].map((same) => ({
    title: same[0].title,
    formulas: [...new Set(same.flatMap(({ formulas }) => formulas))],
  }));
}

function equation({ scope, named, at }: SheetNumber, digits: number): string {
  return `${writeNamed(scope, named, at)} = ${texNumber(scope.numberAt(named.value, at), digits)}`;
}

/** A vector or matrix of which all elements are given; several samples are several vectors. */
function asWhole(elements: readonly SheetNumber[], digits: number): string[] | undefined {
  const [{ scope, named }] = elements;
  const { symbol, value, hasBatch } = named;
  const shape = hasBatch ? value.shape.slice(1) : value.shape;
  const [rows = 1, columns = 1] = shape;
  const isWhole = elements.length === sizeOf(value.shape) && elements.length > 1;
  if (!isWhole || shape.length === 0 || shape.length > 2 || rows > MOST_ROWS || columns > MOST_COLUMNS) return undefined;
  const ordered = elements.toSorted((a, b) => a.at - b.at).map(({ at }) => scope.numberAt(value, at));
  const size = rows * columns;
  return Array.from({ length: elements.length / size }, (_, sample) => {
    const part = ordered.slice(sample * size, (sample + 1) * size);
    const name = writeElement(symbol, [], hasBatch && scope.batch > 1 ? String(sample) : undefined);
    if (part.every((number) => number === 0)) return `${name} = 0`;
    const lines = Array.from({ length: rows }, (_, row) =>
      part.slice(row * columns, (row + 1) * columns).map((number) => texNumber(number, digits)),
    );
    return `${name} = \\begin{pmatrix} ${lines.map((line) => line.join(' & ')).join(' \\\\ ')} \\end{pmatrix}`;
  });
}

/** "h (Dense)". */
export const nameOfNode = (label: string, layer: string | undefined): Message =>
  layer === undefined
    ? message('{{node}}', { node: label })
    : message('{{node}} ({{layer}})', { node: label, layer: declared(layer) });
