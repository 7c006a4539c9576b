import { declareParameters, type ParameterDeclaration } from '../compile/index.ts';
import type { CheckedGraph } from '../graph/index.ts';
import { requireStateMemory } from '../kernels/index.ts';
import type { InitializerName } from '../layers/index.ts';
import { sizeOf } from '../ops/index.ts';
import { RandomStream } from '../random/index.ts';
import type { NamedTensor } from './recorder.ts';

/** The standard deviation of a standard normal distribution truncated at ±2. */
const TRUNCATED_DEVIATION = 0.87962566103423978;
const PLAIN_RANGE = 0.05;
const CONSTANT = 0.01;

type Draw = (data: Float32Array, random: RandomStream, declaration: ParameterDeclaration) => void;

/** Uniform in ±√(3 · variance). */
const uniformScaled =
  (variance: (declaration: ParameterDeclaration) => number): Draw =>
  (data, random, declaration) => {
    const limit = Math.sqrt(3 * variance(declaration));
    for (let index = 0; index < data.length; index++) data[index] = (random.uniform() * 2 - 1) * limit;
  };

/** Normal, truncated at two standard deviations, then scaled to the variance. */
const normalScaled =
  (variance: (declaration: ParameterDeclaration) => number): Draw =>
  (data, random, declaration) => {
    const deviation = Math.sqrt(variance(declaration)) / TRUNCATED_DEVIATION;
    for (let index = 0; index < data.length; index++) {
      let drawn = random.normal();
      while (Math.abs(drawn) > 2) drawn = random.normal();
      data[index] = drawn * deviation;
    }
  };

const filled =
  (value: number): Draw =>
  (data) =>
    data.fill(value);

const glorot = ({ fanIn, fanOut }: ParameterDeclaration) => 2 / (fanIn + fanOut);
const he = ({ fanIn }: ParameterDeclaration) => 2 / fanIn;
const lecun = ({ fanIn }: ParameterDeclaration) => 1 / fanIn;

/**
 * Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010); He et al.,
 * "Delving deep into rectifiers" (2015); LeCun et al., "Efficient backprop" (1998); Saxe et al., "Exact solutions to the
 * nonlinear dynamics of learning" (2013) for the orthogonal one. Ranges are those of Keras.
 */
const DRAWS: Readonly<Record<InitializerName, Draw>> = {
  glorotUniform: uniformScaled(glorot),
  glorotNormal: normalScaled(glorot),
  heUniform: uniformScaled(he),
  heNormal: normalScaled(he),
  lecunUniform: uniformScaled(lecun),
  lecunNormal: normalScaled(lecun),
  uniform: uniformScaled(() => PLAIN_RANGE ** 2 / 3),
  normal(data, random) {
    for (let index = 0; index < data.length; index++) data[index] = random.normal() * PLAIN_RANGE;
  },
  zeros: filled(0),
  ones: filled(1),
  constant: filled(CONSTANT),
  orthogonal: drawOrthogonal,
};

/**
 * Initial parameters of a graph: a pure function of graph and seed, with a random stream per parameter.
 * @throws UserError memory.tooLarge if no executor could hold them
 */
export function initializeParameters({ analysis }: CheckedGraph, seed: number): NamedTensor[] {
  const declarations = declareParameters(analysis);
  requireStateMemory(declarations, []);
  return declarations.map((declaration) => {
    const data = new Float32Array(sizeOf(declaration.shape));
    DRAWS[declaration.initializer](data, new RandomStream(seed, `initialize/${declaration.name}`), declaration);
    return { name: declaration.name, shape: [...declaration.shape], data };
  });
}

/**
 * Orthonormal rows (or columns, if there are more rows than columns), by modified Gram-Schmidt of normal samples. A kernel is
 * read as a matrix with one column per filter, its last dimension.
 */
function drawOrthogonal(data: Float32Array, random: RandomStream, { shape }: ParameterDeclaration): void {
  const columns = shape.length > 1 ? shape[shape.length - 1] : 1;
  const rows = sizeOf(shape) / columns;
  const [count, length] = rows <= columns ? [rows, columns] : [columns, rows];
  const vectors: Float64Array[] = [];
  while (vectors.length < count) {
    const vector = Float64Array.from({ length }, () => random.normal());
    for (const other of vectors) {
      const overlap = dot(vector, other);
      for (let index = 0; index < length; index++) vector[index] -= overlap * other[index];
    }
    const norm = Math.sqrt(dot(vector, vector));
    if (norm < 1e-9) continue;
    vectors.push(vector.map((element) => element / norm));
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      data[row * columns + column] = rows <= columns ? vectors[row][column] : vectors[column][row];
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let index = 0; index < a.length; index++) total += a[index] * b[index];
  return total;
}
