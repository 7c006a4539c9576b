import type { LensPass, LensTensor } from '#app/contract/index.ts';
import type { Direction } from '../../theme/divergingScale.ts';
import { elementSymbol } from '../explanation/index.ts';

type NamedTensor = LensPass['nodes'][number]['inner'][number];

/** The values of one quantity at one timestep. */
export interface TimestepCell {
  readonly tensor: LensTensor;
  /** The timestep of a tensor that holds a whole sequence: [batch, length, features]. Other tensors hold one: [batch, units]. */
  readonly within?: number;
}

/** A quantity, such as a gate or its gradient, at all timesteps. */
export interface TimestepRow {
  /** As in addresses, of a gradient that of its value: forgetGate; `input` for the sequence that the layer takes. */
  readonly name: string;
  /** In TeX, with t for the timestep. */
  readonly symbol: string;
  readonly direction: Direction;
  readonly isInput: boolean;
  readonly units: number;
  /** By timestep; undefined where the layer computes none. */
  readonly cells: readonly (TimestepCell | undefined)[];
}

/** A recurrent layer unrolled over its timesteps: its quantities in the order of computation, and their gradients. */
export interface Unrolled {
  readonly timesteps: number;
  /** The size of the state. */
  readonly units: number;
  readonly rows: readonly TimestepRow[];
}

/** The word and the timestep of an inner value: forgetGate@3. */
const AT_TIMESTEP = /^(?<word>\w+)@(?<timestep>\d+)$/;

/** The timestep in the name of an inner value, or in the quantity of an address. */
export function timestepOf(name: string): number | undefined {
  const timestep = AT_TIMESTEP.exec(name)?.groups?.timestep;
  return timestep === undefined ? undefined : Number(timestep);
}

/**
 * Arranges the values that a layer names at timesteps.
 * @param input the output of the node that it takes its sequence from
 * @returns undefined if the layer names none
 */
export function unroll(
  inner: readonly NamedTensor[],
  input: { readonly value: LensTensor; readonly gradient?: LensTensor | undefined } | undefined,
): Unrolled | undefined {
  const byWord = new Map<string, NamedTensor[]>();
  for (const one of inner) {
    const { word, timestep } = AT_TIMESTEP.exec(one.name)?.groups ?? {};
    if (word === undefined) continue;
    const found = byWord.get(word) ?? [];
    found[Number(timestep)] = one;
    byWord.set(word, found);
  }
  const timesteps = Math.max(0, ...[...byWord.values()].map(({ length }) => length));
  if (timesteps === 0) return undefined;
  const words = [...byWord];
  const forward = words.map(([word, at]) => innerRow(word, timesteps, 'forward', (timestep) => at[timestep]?.value));
  const backward = words.map(([word, at]) => innerRow(word, timesteps, 'backward', (timestep) => at[timestep]?.gradient));
  const rows = [
    ...inputRow(timesteps, 'forward', input?.value),
    ...forward,
    ...inputRow(timesteps, 'backward', input?.gradient),
    ...backward,
  ];
  return {
    timesteps,
    units: Math.max(...forward.map(({ units }) => units)),
    rows: rows.filter(({ cells }) => cells.some((cell) => cell !== undefined)),
  };
}

function innerRow(
  name: string,
  timesteps: number,
  direction: Direction,
  at: (timestep: number) => LensTensor | undefined,
): TimestepRow {
  const cells = Array.from({ length: timesteps }, (_, timestep) => {
    const tensor = at(timestep);
    return tensor && { tensor };
  });
  const [first] = cells.filter((cell) => cell !== undefined);
  return {
    name,
    symbol: first ? first.tensor.symbol.replace(/\\langle \d+ \\rangle/g, '\\langle t \\rangle') : name,
    direction,
    isInput: false,
    units: first?.tensor.shape.at(-1) ?? 0,
    cells,
  };
}

/** In the formulas of recurrent layers the input is x. */
const INPUT_SYMBOL: Readonly<Record<Direction, string>> = { forward: 'x', backward: '\\frac{\\partial J}{\\partial x}' };

/** None unless the tensor is a sequence of as many timesteps. */
function inputRow(timesteps: number, direction: Direction, tensor: LensTensor | undefined): TimestepRow[] {
  if (tensor?.shape.length !== 3 || tensor.shape[1] !== timesteps) return [];
  return [
    {
      name: 'input',
      symbol: elementSymbol(INPUT_SYMBOL[direction], ['t']),
      direction,
      isInput: true,
      units: tensor.shape[2],
      cells: Array.from({ length: timesteps }, (_, within) => ({ tensor, within })),
    },
  ];
}

/** The elements of a cell, of one sample, as a range of the tensor's row-major elements. */
export function spanOf({ tensor: { shape }, within }: TimestepCell, sample: number): { from: number; count: number } {
  const count = shape.at(-1) ?? 1;
  return { from: (within === undefined ? sample : sample * shape[1] + within) * count, count };
}

/** The index of an element of a cell, the batch first. */
export const elementIndex = ({ within }: TimestepCell, sample: number, unit: number): number[] =>
  within === undefined ? [sample, unit] : [sample, within, unit];

/** An element of a tensor of the pass. */
export interface TensorElement {
  /** The address of the tensor. */
  readonly tensor: string;
  readonly index: readonly number[];
}

/** Where an element is in a row; undefined if it is not one of it. */
export function positionIn(row: TimestepRow, { tensor, index }: TensorElement): { timestep: number; unit: number } | undefined {
  const timestep = row.cells.findIndex(
    (cell) => cell?.tensor.address === tensor && (cell.within === undefined || cell.within === index.at(-2)),
  );
  const unit = index.at(-1);
  return timestep < 0 || unit === undefined ? undefined : { timestep, unit };
}
