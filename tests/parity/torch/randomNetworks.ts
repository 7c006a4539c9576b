import type { GraphDocument } from '#engine/graph/index.ts';
import { findLayer, LAYERS } from '#engine/layers/index.ts';
import { readParams } from '#engine/params/index.ts';
import { RandomStream } from '#engine/random/index.ts';
import { graph } from '#engine/testing/networks.ts';
import { Choices, type Params, paramsOf } from './randomParams.ts';

type Shape = readonly number[];

/** A node, and the shape of its output for one sample. */
interface Tip {
  readonly id: string;
  readonly shape: Shape;
}

const typesOf = (category: string): string[] => LAYERS.filter(({ ui }) => ui.category === category).map(({ type }) => type);
const SEQUENCES = ['conv1d', 'lstm', 'gru', 'simpleRnn', 'selfAttention'];
const IMAGES = typesOf('convolution').filter((type) => !SEQUENCES.includes(type));
const MERGES = typesOf('merge');
/** They take any tensor. */
const ANYWHERE = [...typesOf('activation'), ...typesOf('normalization'), 'dense', 'dropout', 'gaussianNoise'];
const LOSSES = typesOf('loss');
const FEATURED = LAYERS.map(({ type }) => type).filter((type) => !['input', 'target', ...LOSSES].includes(type));

/** Networks of several layers, always the same ones: each layer is featured in several of them, and each loss ends several. */
export function randomNetwork(number: number): GraphDocument {
  const builder = new NetworkBuilder(new Choices(new RandomStream(number, 'random networks')));
  const document = builder.build(FEATURED[number % FEATURED.length], LOSSES[number % LOSSES.length]);
  return {
    ...document,
    name: `Network ${number}`,
    training: { seed: 1 + number, optimizer: { type: 'sgd', learningRate: 0.1 } },
  };
}

class NetworkBuilder {
  readonly #choices: Choices;
  readonly #nodes: (readonly [id: string, type: string, params: Params])[] = [];
  readonly #edges: (readonly [from: string, to: string, port: string])[] = [];

  constructor(choices: Choices) {
    this.#choices = choices;
  }

  build(featured: string, loss: string): GraphDocument {
    let tip = this.#start(featured);
    if (this.#choices.happens(2)) tip = this.#step(tip);
    tip = this.#dense(tip, this.#choices.between(2, 4));
    if (MERGES.includes(featured)) tip = this.#paths(tip, featured);
    else if (featured !== 'embedding') tip = this.#layer(tip, featured);
    tip = this.#step(tip);
    if (this.#choices.happens(3)) tip = this.#residual(tip);
    if (tip.shape.length !== 1) tip = this.#layer(tip, 'flatten', {});
    if (this.#choices.happens(4)) tip = this.#besideAnother(tip);
    this.#end(tip, loss);
    return graph(this.#nodes, this.#edges);
  }

  /** An input that a layer can follow. */
  #start(featured: string): Tip {
    const size = (most: number) => this.#choices.between(1, most);
    const side = () => this.#choices.between(4, 5);
    if (featured === 'embedding') return this.#layer(this.#add('x', 'input', { shape: [1 + size(3)] }), 'embedding');
    if (IMAGES.includes(featured)) return this.#add('x', 'input', { shape: [side(), side(), size(2)] });
    if (SEQUENCES.includes(featured)) return this.#add('x', 'input', { shape: [side() - 1, size(3)] });
    return this.#add('x', 'input', { shape: this.#choices.of([4], [3], [2, 3], [2, 2, 2]) });
  }

  #step(tip: Tip): Tip {
    return this.#layer(tip, this.#choices.of(...ANYWHERE));
  }

  #dense(tip: Tip, units = tip.shape.at(-1) ?? 1): Tip {
    return this.#layer(tip, 'dense', { ...this.#params('dense', tip.shape), units });
  }

  #residual(tip: Tip): Tip {
    return this.#join('add', [this.#step(this.#dense(this.#dense(tip, 3), tip.shape.at(-1))), tip]);
  }

  /** Two or three paths from one node, which meet. */
  #paths(tip: Tip, merge: string): Tip {
    const others = Array.from({ length: this.#choices.between(1, 2) }, () => this.#layer(this.#dense(tip), 'tanh'));
    return this.#join(merge, [tip, ...others]);
  }

  /** A second input, joined with the rest. */
  #besideAnother(tip: Tip): Tip {
    const other = this.#add('w', 'input', { shape: [this.#choices.between(1, 3)] });
    return this.#join('concat', [tip, this.#dense(other, 2)]);
  }

  #end(tip: Tip, loss: string): void {
    const isDistribution = loss === 'crossEntropy' || loss === 'kullbackLeibler';
    const outputs = isDistribution ? 3 : this.#choices.between(1, 2);
    let prediction = this.#dense(tip, outputs);
    if (loss === 'kullbackLeibler' || (isDistribution && this.#choices.happens(2)))
      prediction = this.#layer(prediction, 'softmax');
    if (loss === 'binaryCrossEntropy' && this.#choices.happens(2)) prediction = this.#layer(prediction, 'sigmoid');
    const isClass = loss === 'crossEntropy' && this.#choices.happens(2);
    this.#add('y', 'target', isClass ? { shape: [], classes: 3 } : { shape: [outputs] });
    // The same answer can count in two ways.
    const losses = loss === 'mse' && this.#choices.happens(2) ? [loss, 'mae'] : [loss];
    for (const [at, type] of losses.entries()) {
      const id = 'jk'[at];
      this.#nodes.push([id, type, this.#params(type, prediction.shape)]);
      this.#edges.push([prediction.id, id, 'prediction'], ['y', id, 'target']);
    }
  }

  #join(type: string, tips: readonly Tip[]): Tip {
    return this.#add(this.#nextId(), type, { ...this.#params(type, tips[0].shape), inputs: tips.length }, tips);
  }

  #layer(tip: Tip, type: string, params: Params = this.#params(type, tip.shape)): Tip {
    return this.#add(this.#nextId(), type, params, [tip]);
  }

  #add(id: string, type: string, params: Params, from: readonly Tip[] = []): Tip {
    const layer = findLayer(type);
    if (!layer) throw new Error(`no layer has the type '${type}'`);
    const ports = from.map((_, index) => (from.length > 1 ? `in${index + 1}` : 'in'));
    const inputs = Object.fromEntries(from.map(({ shape }, index) => [ports[index], shape]));
    this.#nodes.push([id, type, params]);
    this.#edges.push(...from.map((tip, index) => [tip.id, id, ports[index]] as const));
    return { id, shape: layer.inferShape(inputs, readParams(layer.params, params).values, {}) };
  }

  #params(type: string, shape: Shape): Params {
    return paramsOf(this.#choices, type, shape);
  }

  #nextId(): string {
    return `l${this.#nodes.length}`;
  }
}
