import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { formatNumber } from '../../renderer/language/numbers.ts';
import { sizesIn, TOLERANCE } from '../parity/torch/closeness.ts';
import { LENS_CASES, type LensCase, RESOURCES } from '../parity/torch/lensCases.ts';
import { torchQuestion } from '../parity/torch/torchQuestion.ts';
import { TORCH_VALUES, type TorchTensor } from '../parity/torch/torchValues.ts';
import { explainLastNumber, numberAtIndex, numbersInCells, type ShownNumber } from './shownTensor.ts';
import { untilStill } from './untilStill.ts';
import { User } from './user.ts';

/** Numbers that are read of a tensor drawn as pixels. */
const READ_OF_PIXELS = 4;

/** One of the networks or examples whose passes PyTorch has computed. */
export function caseOf(name: string): LensCase {
  const found = LENS_CASES.find((each) => each.name === name);
  if (!found) throw new Error(`no case is called '${name}'`);
  return found;
}

/** What PyTorch was given and what it computed, by address. */
function expectedOf(lensCase: LensCase): Map<string, TorchTensor> {
  const computed = TORCH_VALUES.get(lensCase.name);
  if (!computed) throw new Error(`PyTorch has not computed '${lensCase.name}'`);
  const expected = new Map(computed);
  for (const [address, { data }] of Object.entries(torchQuestion(lensCase, RESOURCES).parameters)) {
    const bytes = Buffer.from(data, 'base64');
    const values = Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(4 * at));
    const gradient = computed.get(address.replace(/\.(?=[^.]+$)/, '.d'));
    if (gradient) expected.set(address, { shape: gradient.shape, positions: [...values.keys()], values });
  }
  return expected;
}

const numberIn = (full: string): number => Number(full.replaceAll('−', '-'));
const inner = (shape: readonly number[], { index }: Pick<ShownNumber, 'index'>) => shape.slice(shape.length - index.length);
const offsetOf = (shape: readonly number[], index: readonly number[]): number =>
  index.reduce((offset, at, dimension) => offset * shape[dimension] + at, 0);

function indexOf(shape: readonly number[], offset: number): number[] {
  let left = offset;
  return shape
    .toReversed()
    .map((length) => {
      const at = left % length;
      left = Math.floor(left / length);
      return at;
    })
    .toReversed();
}

/** Compares what is shown of a number: all digits within the tolerance, and the short text to its last digit. */
function isWrong({ text, full }: Pick<ShownNumber, 'text' | 'full'>, torch: number, size: number): boolean {
  const isClose = Math.abs(numberIn(full) - torch) <= TOLERANCE * size;
  // They differ only where the tolerance spans a tie of rounding.
  return !isClose || ![torch, numberIn(full)].map((value) => formatNumber(value)).includes(text);
}

const isOfBatch = (address: string): boolean => /\.d?out$/.test(address);
/** Weights and data are given. */
const isComputed = (address: string): boolean => /\.d\w+$|^[jkl]\d*\.out$/.test(address);

interface ReadTensor {
  /** With their row-major positions. */
  readonly read: readonly (readonly [number, ShownNumber])[];
  readonly isPixels: boolean;
}

/** The numbers of a tensor in the page. */
async function readTensor(page: Page, address: string, { shape, positions }: TorchTensor): Promise<ReadTensor> {
  const tensor = page.getByTestId(`tensor-${address}`);
  const cells = await numbersInCells(tensor);
  if (cells) return { read: cells.map((shown) => [offsetOf(inner(shape, shown), shown.index), shown]), isPixels: false };
  const some = Array.from(
    { length: READ_OF_PIXELS },
    (_, at) => positions[Math.floor((at * (positions.length - 1)) / (READ_OF_PIXELS - 1))],
  );
  const read: [number, ShownNumber][] = [];
  for (const at of some) read.push([at, await numberAtIndex(tensor, indexOf(isOfBatch(address) ? shape.slice(1) : shape, at))]);
  return { read, isPixels: true };
}

/** The formula of a number gives what its cell shows; that of a weight explains its gradient, also for a node that shares it. */
async function requireExplained(page: Page, address: string, { index, text }: ShownNumber): Promise<void> {
  const at = isOfBatch(address) && index.length > 0 ? [0, ...index] : index;
  const [quantity] = /\.\w+$/.exec(address.replace(/\.d(?=\w+$)(?!out$)/, '.')) ?? [];
  const of = `${quantity}${at.length > 0 ? `[${at}]` : ''}`;
  const { formulas, value } = await explainLastNumber(page.getByTestId(`tensor-${address}`), of);
  expect({ formulas, value }, address).toEqual({ formulas: [expect.stringContaining(of)], value: text });
}

/** Everything that the window shows of a pass, against PyTorch. */
export async function wrongInPage(page: Page, lensCase: LensCase): Promise<string[]> {
  const expected = expectedOf(lensCase);
  const sizeIn = sizesIn(expected);
  const [loss] = expected.get('loss')?.values ?? [];
  const shownLoss = page.getByTestId('lens-loss').first();
  await expect.poll(() => shownLoss.textContent()).toBe(`J = ${formatNumber(loss)}`);
  expect(Math.abs(Number(await shownLoss.getAttribute('title')) - loss)).toBeLessThanOrEqual(TOLERANCE * Math.abs(loss));
  const wrong: string[] = [];
  const nodes = new Map<string, string[]>();
  for (const address of expected.keys()) {
    const [, node] = /^(.+)\.[^.]+$/.exec(address) ?? [];
    if (node !== undefined) nodes.set(node, [...(nodes.get(node) ?? []), address]);
  }
  for (const [node, addresses] of nodes) {
    await page.locator(`.react-flow__node[data-id="${node}"]`).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId(`tensor-${addresses[0]}`).waitFor();
    // Cells are drawn anew once their width is known.
    await untilStill(page);
    for (const address of addresses) {
      const torch = expected.get(address);
      if (!torch) continue;
      const { read, isPixels } = await readTensor(page, address, torch);
      const compared = read.map(([position, shown]) => ({ at: torch.positions.indexOf(position), shown }));
      // Of a large tensor, PyTorch's values are kept at some positions.
      const known = compared.filter(({ at }) => at >= 0);
      expect(known.length, address).toBe(Math.min(read.length, torch.positions.length));
      for (const { at, shown } of known) {
        if (isWrong(shown, torch.values[at], sizeIn(address, torch)))
          wrong.push(`${address}[${shown.index}] is shown as ${shown.text} (${shown.full}), PyTorch has ${torch.values[at]}`);
      }
      const [, last] = read.at(-1) ?? [];
      if (last && isComputed(address) && !isPixels) await requireExplained(page, address, last);
    }
  }
  return wrong;
}

/** Everything that the lens shows of the first training sample of an example, against PyTorch. */
export async function wrongInExample(page: Page, id: string): Promise<string[]> {
  await new User(page).begin(id);
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-legend').waitFor();
  await page.getByTestId('lens-split').click();
  await page.getByRole('option', { name: 'Training', exact: true }).click();
  await page.getByTestId('lens-number').fill('0');
  await page.mouse.move(2, 2);
  await untilStill(page);
  return wrongInPage(page, caseOf(`example ${id}, one sample`));
}
