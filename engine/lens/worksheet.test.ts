import { describe, expect, test } from 'vitest';
import { checkGraph, type GraphDocument } from '../graph/index.ts';
import { english, type Message } from '../messages/index.ts';
import { graph } from '../testing/networks.ts';
import { samplesFor } from '../testing/samplesFor.ts';
import { initializeParameters } from '../training/index.ts';
import { breakable, type Exercise, type Worksheet, writeLatex, writeMarkdown } from '../worksheet/index.ts';
import { LensModel, makeWorksheet, roundedPass } from './index.ts';

const LEARNING_RATE = 0.3;

/** 2 → units → sigmoid → 2 → loss. */
function network(
  loss: 'mse' | 'crossEntropy',
  { units = 3, optimizer = { type: 'sgd' }, ...training }: Record<string, unknown> = {},
) {
  return graph(
    [
      ['x', 'input', { shape: [2] }],
      ['h', 'dense', { units }],
      ['a', 'sigmoid'],
      ['o', 'dense', { units: 2 }],
      ['y', 'target', loss === 'mse' ? { shape: [2] } : { shape: [], classes: 2 }],
      ['j', loss],
    ],
    [
      ['x', 'h'],
      ['h', 'a'],
      ['a', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer: { learningRate: LEARNING_RATE, ...(optimizer as { type: string }) }, ...training },
  );
}

function sheetOf(document: GraphDocument, path?: readonly string[], samples = 1): Worksheet {
  const checked = checkGraph(document);
  const [inputs, targets] = (['input', 'target'] as const).map((side) => samplesFor(document, side, samples, 3));
  const model = new LensModel(checked, new Map([...inputs.columns, ...targets.columns]));
  const weights = { parameters: initializeParameters(checked, 5) };
  const indices = Uint32Array.from({ length: samples }, (_, index) => index);
  return makeWorksheet(roundedPass(model, weights, { samples: { indices } }), { path });
}

const exercisesOf = ({ parts }: Worksheet): Exercise[] =>
  parts.flatMap(({ groups }) => groups.flatMap(({ exercises }) => exercises));

/** The numbers of TeX: a matrix row by row, a power of ten, or 0 for all. */
function readNumbers(tex: string): number[][] {
  const inner = /\\begin\{pmatrix\}(.*)\\end\{pmatrix\}/.exec(tex)?.[1] ?? tex;
  const read = (cell: string) => Number(cell.trim().replace(/ \\cdot 10\^\{(-?\d+)\}/, 'e$1'));
  return inner.split('\\\\').map((row) => row.split('&').map(read));
}

/** A given matrix or vector, by its symbol. */
function givenOf({ given }: Worksheet, symbol: string, rows: number, columns = 1): number[][] {
  const formula = given.flatMap(({ formulas }) => formulas).find((one) => one.startsWith(`${symbol} = `));
  if (!formula) throw new Error(`${symbol} is not given`);
  const numbers = readNumbers(formula.slice(symbol.length + 3));
  const isZero = numbers.length === 1 && numbers[0][0] === 0 && numbers[0].length === 1;
  return isZero ? Array.from({ length: rows }, () => Array<number>(columns).fill(0)) : numbers;
}

const column = (numbers: number[][]): number[] => numbers.map(([first]) => first);

/** The step calculated from nothing but the given numbers of the sheet, by the formulas of the derivation. */
function calculate(sheet: Worksheet, loss: 'mse' | 'crossEntropy'): Record<string, number> {
  const x = column(givenOf(sheet, 'a^{1}', 2));
  const [w1, b1] = [givenOf(sheet, 'W^{1}', 3, 2), column(givenOf(sheet, 'b^{1}', 3))];
  const [w2, b2] = [givenOf(sheet, 'W^{2}', 2, 3), column(givenOf(sheet, 'b^{2}', 2))];
  const y = column(givenOf(sheet, 'y', loss === 'mse' ? 2 : 1));
  const dense = (w: number[][], b: number[], a: number[]) => w.map((row, j) => row.reduce((z, one, i) => z + one * a[i], b[j]));
  const z1 = dense(w1, b1, x);
  const a1 = z1.map((z) => 1 / (1 + Math.exp(-z)));
  const z2 = dense(w2, b2, a1);
  const total = z2.reduce((sum, z) => sum + Math.exp(z), 0);
  const p = z2.map((z) => Math.exp(z) / total);
  const squares = z2.reduce((sum, z, j) => sum + (z - y[j]) ** 2, 0);
  const delta2 = z2.map((z, j) => (loss === 'mse' ? z - y[j] : p[j] - (y[0] === j ? 1 : 0)));
  const da1 = a1.map((_, i) => delta2.reduce((sum, delta, j) => sum + delta * w2[j][i], 0));
  const delta1 = a1.map((a, i) => da1[i] * a * (1 - a));
  const result: Record<string, number> = { 'j.out': loss === 'mse' ? squares / 2 : -Math.log(p[y[0]]) };
  const put = (name: string, values: readonly number[], before = '') => {
    values.forEach((value, at) => {
      result[`${name}[${before}${at}]`] = value;
    });
  };
  put('h.out', z1, '0,');
  put('a.out', a1, '0,');
  put('o.out', z2, '0,');
  put('o.dout', delta2, '0,');
  put('a.dout', da1, '0,');
  put('h.dout', delta1, '0,');
  for (const [node, w, b, delta, a] of [['h', w1, b1, delta1, x] as const, ['o', w2, b2, delta2, a1] as const]) {
    put(`${node}.dbias`, delta);
    put(
      `${node}.bias/new`,
      b.map((one, j) => one - LEARNING_RATE * delta[j]),
    );
    w.forEach((row, j) => {
      put(
        `${node}.dweight`,
        a.map((one) => delta[j] * one),
        `${j},`,
      );
      put(
        `${node}.weight/new`,
        row.map((one, i) => one - LEARNING_RATE * delta[j] * a[i]),
        `${j},`,
      );
    });
  }
  return result;
}

describe.each(['mse', 'crossEntropy'] as const)('a 2-3-2 network with %s', (loss) => {
  const sheet = sheetOf(network(loss));
  const exercises = exercisesOf(sheet);
  const expected = calculate(sheet, loss);

  test('has every number of the step once', () => {
    const numbers = exercises.map(({ of }) => of);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toEqual(expect.arrayContaining(Object.keys(expected)));
    const others = numbers.filter((of) => !(of in expected));
    expect(others.every((of) => /^j\.d?logProbability\[0,[01]\]$/.test(of))).toBe(true);
    expect(others).toHaveLength(loss === 'mse' ? 0 : 4);
  });

  test('its results follow from the given numbers, to the shown digits', () => {
    for (const { of, value, result } of exercises.filter((exercise) => exercise.of in expected)) {
      expect(value, of).toBeCloseTo(expected[of], 6);
      const [[shown]] = readNumbers(result);
      expect(Math.abs(shown - expected[of]), of).toBeLessThanOrEqual(6e-4 * Math.abs(expected[of]));
    }
  });

  test('each exercise needs only given numbers and results of exercises before it', () => {
    const known = new Set(['y', ...sheet.given.flatMap(({ formulas }) => formulas.map((formula) => formula.split(' = ')[0]))]);
    const isKnown = (symbol: string) => known.has(symbol) || known.has(symbol.replace(/_\{[\d,]+\}(\}?)$/, '$1'));
    for (const { symbol, formula, of } of exercises) {
      const parts =
        formula.match(/\\frac\{\\partial J\}\{\\partial [^}]*\}(?:_\{[\d,]+\})?\}|(?:\\delta|[zaWb])\^\{\d\}_\{[\d,]+\}/g) ?? [];
      expect(
        parts.filter((part) => !isKnown(part)),
        of,
      ).toEqual([]);
      known.add(symbol);
    }
  });
});

test('the state of the optimizer is calculated before the weight', () => {
  const numbers = exercisesOf(sheetOf(network('mse', { optimizer: { type: 'adam' } }))).map(({ of }) => of);
  const [m, v, weight] = ['m', 'v', 'new'].map((part) => numbers.indexOf(`h.weight/${part}[2,1]`));
  expect(m).toBeGreaterThan(0);
  expect(v).toBeGreaterThan(m);
  expect(weight).toBeGreaterThan(v);
});

test('a larger network gets the path of the largest contributions, with the rest of long sums as a number', () => {
  const sheet = sheetOf(network('crossEntropy', { units: 40 }));
  expect(sheet.covers).toBe('path');
  const exercises = exercisesOf(sheet);
  expect(exercises.length).toBeLessThan(30);
  const sum = exercises.find(({ of }) => of.startsWith('o.out'));
  expect(sum?.largestTerms).toMatch(/\\underbrace\{.*\}_\{37\}$/);
  const neuron = exercises.find(({ of }) => of.startsWith('h.out'))?.of.match(/,(\d+)\]/)?.[1];
  for (const of of [`a.out[0,${neuron}]`, `a.dout[0,${neuron}]`, `h.dout[0,${neuron}]`, `h.dbias[${neuron}]`]) {
    expect(exercises.map((exercise) => exercise.of)).toContain(of);
  }
});

test('a chosen path has its neurons and weights, and J', () => {
  const numbers = exercisesOf(sheetOf(network('mse'), ['h.out[1]', 'o.weight[0,2]'])).map(({ of }) => of);
  expect(numbers).toEqual(['h.out[0,1]', 'j.out', 'o.dweight[0,2]', 'h.dout[0,1]', 'o.weight/new[0,2]']);
  expect(() => sheetOf(network('mse'), ['h.out[9]'])).toThrow("'h.out[9]' names no element");
});

test('numbers are given in the order in which they are needed, and settings by the letters of formulas', () => {
  const sheet = sheetOf(network('mse', { optimizer: { type: 'adam' } }));
  const titles = sheet.given.map(({ title }) => english(title));
  expect(titles.slice(0, 4)).toEqual([
    'x (Input): the input',
    'h (Dense): weights',
    'o (Dense): weights',
    'y (Target): the target',
  ]);
  expect(sheet.settings.map(english).join()).toContain('β₁ = 0.9, β₂ = 0.999, ε = ');
});

test('several samples have their own numbers, and gradients are sums over them', () => {
  const exercises = exercisesOf(sheetOf(network('mse'), undefined, 2));
  expect(exercises.filter(({ of }) => of.startsWith('h.out')).map(({ symbol }) => symbol)).toContain('z^{2(1)}_{2}');
  expect(exercises.find(({ of }) => of === 'h.dbias[0]')?.formula).toBe('\\delta^{2(0)}_{0} + \\delta^{2(1)}_{0}');
});

/** A language whose every sentence is in brackets. */
const foreign = (text: Message): string =>
  `⟦${Object.values(text.values ?? {})
    .flat()
    .map((value) => (typeof value === 'object' && 'template' in value ? foreign(value) : String(value)))
    .join(' ')}⟧`;

describe('written', () => {
  const sheet = sheetOf(network('crossEntropy', { optimizer: { type: 'adam' }, clip: { type: 'globalNorm', maxNorm: 0.1 } }));

  test.each([
    ['Markdown', writeMarkdown, (formula: string) => formula],
    ['LaTeX', writeLatex, breakable],
  ])('%s has each exercise, its formula with balanced braces, and the solution if wanted', (_, write, set) => {
    const whole = write(sheet, { say: english });
    const blank = write(sheet, { say: english, hasSolution: false });
    for (const { symbol, formula, result } of exercisesOf(sheet)) {
      expect(blank).toContain(`${set(`${symbol} = ${formula}`)}$`);
      expect(whole).toContain(` = ${result}$`);
    }
    expect(whole.length).toBeGreaterThan(1.3 * blank.length);
    for (const formula of whole.match(/\$[^$]+\$/g) ?? []) {
      const depth = [...formula.replaceAll(/\\[{}]/g, '')].reduce(
        (open, character) => open + (character === '{' ? 1 : character === '}' ? -1 : 0),
        0,
      );
      expect(depth, formula).toBe(0);
    }
  });

  test('in another language no English is left', () => {
    const markdown = writeMarkdown(sheet, { say: foreign });
    const words = markdown
      .replaceAll(/```mermaid|flowchart LR|<br>/g, '')
      .replaceAll(/\${1,2}[^$]*\${1,2}/g, '')
      .match(/\b[A-Za-z]{3,}\b/g);
    // The name of the graph, and of settings.
    expect(new Set(words)).toEqual(new Set(['test', 'maxNorm']));
  });

  test('LaTeX loads Chinese fonts for Chinese only', () => {
    expect(writeLatex(sheet, { say: english })).toContain('\\documentclass[a4paper]{article}');
    expect(writeLatex(sheet, { say: () => '前向传播' })).toContain('{ctexart}');
  });

  test('names cannot break the formats', () => {
    const named = { ...sheet, name: 'a_b & 50 % $x$ {#}' };
    expect(writeLatex(named, { say: english })).toContain('a\\_b \\& 50 \\% \\$x\\$ \\{\\#\\}');
    expect(writeMarkdown(named, { say: english })).toContain('a\\_b & 50 % \\$x\\$');
  });
});
