import { later } from '../language/index.ts';

/** A symbol of the formulas, with its meaning on every page. */
interface NotedSymbol {
  readonly tex: string;
  readonly meaning: string;
  /** Matches it in a formula. */
  readonly isIn: RegExp;
}

/** Commands are removed first: `\max` contains no a. */
const letter = (name: string) => new RegExp(`(?<![A-Za-z])${name}(?![A-Za-z])`);
const command = (name: string) => new RegExp(`\\\\${name}(?![A-Za-z])`);

/** The notation, in the order in which a network uses it. */
const SYMBOLS: readonly NotedSymbol[] = [
  { tex: 'W', meaning: later('weights'), isIn: letter('W') },
  { tex: 'b', meaning: later('biases'), isIn: letter('b') },
  { tex: 'z', meaning: later('pre-activations'), isIn: letter('z') },
  { tex: 'a', meaning: later('activations'), isIn: letter('a') },
  { tex: 'f', meaning: later('the activation function'), isIn: /(?<![A-Za-z])f'?\(/ },
  { tex: '\\hat y', meaning: later('predictions'), isIn: /\\hat y/ },
  { tex: 'p', meaning: later('probabilities'), isIn: letter('p') },
  { tex: 'y', meaning: later('targets'), isIn: /(?<!\\hat )(?<![A-Za-z])y(?![A-Za-z])/ },
  { tex: 'J', meaning: later('the loss'), isIn: letter('J') },
  { tex: 'A', meaning: later('accuracy or R²'), isIn: /(?<![A-Za-z])A_\{ / },
  { tex: '\\delta = \\partial J / \\partial z', meaning: later('error signal δ (residual)'), isIn: command('delta') },
  { tex: 'x', meaning: later('inputs'), isIn: letter('x') },
  { tex: 'h', meaning: later('the state of a sequence'), isIn: /(?<![A-Za-z])h_/ },
  { tex: 'U', meaning: later('recurrent weights'), isIn: letter('U') },
  { tex: '\\sigma(\\cdot)', meaning: later('the sigmoid'), isIn: /\\sigma\(|\\sigma\\!?\\left/ },
  { tex: '\\mu', meaning: later('a mean'), isIn: /\\mu_c|\\mu\}/ },
  { tex: '\\sigma^2', meaning: later('a variance'), isIn: /\\sigma(_c)?\^2/ },
  { tex: '\\odot', meaning: later('element-wise product'), isIn: command('odot') },
  { tex: '\\Phi', meaning: later('the normal distribution'), isIn: command('Phi') },
  { tex: '\\hat m, \\hat v', meaning: later('m and v with bias correction'), isIn: /\\hat m/ },
  { tex: '\\eta', meaning: later('the learning rate'), isIn: command('eta') },
  { tex: 't', meaning: later('number of updates so far'), isIn: /\\eta_t/ },
  { tex: 'T', meaning: later('number of updates until the end'), isIn: letter('T') },
  { tex: '\\nabla J', meaning: later('the gradient of the loss'), isIn: command('nabla') },
];

/** The symbols in some formulas. */
export function symbolsIn(formulas: readonly string[]): NotedSymbol[] {
  const bare = formulas.map((formula) => formula.replace(/\\text\{[^}]*\}/g, ' '));
  return SYMBOLS.filter(({ isIn }) => bare.some((formula) => isIn.test(formula)));
}
