const FUNCTIONS: Readonly<Record<string, (of: number) => number>> = {
  '\\ln': Math.log,
  '\\sigma': (x) => 1 / (1 + Math.exp(-x)),
  '\\tanh': Math.tanh,
  '\\cos': Math.cos,
  '\\operatorname{sign}': Math.sign,
  '\\operatorname{erf}': erf,
};

/** The parts of a formula: numbers, commands, signs. */
const TOKENS = /\\operatorname\{\w+\}|\\text\{NaN\}|\\[a-zA-Z]+|\d+(?:\.\d+)?|\S/g;

/** The value of a formula with numbers, as a reader of its TeX would calculate it. */
export function evaluateTex(tex: string): number {
  return new Reader(tex.match(TOKENS) ?? []).readAll();
}

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  readAll(): number {
    const value = this.#sum();
    if (this.#at < this.#tokens.length) throw new Error(`cannot be read from ${this.#tokens.slice(this.#at).join(' ')}`);
    return value;
  }

  #sum(): number {
    let total = this.#takes('-') ? -this.#product() : this.#product();
    while (true) {
      if (this.#takes('+')) total += this.#product();
      else if (this.#takes('-')) total -= this.#product();
      else return total;
    }
  }

  #product(): number {
    let product = this.#power();
    while (this.#takes('\\cdot')) product *= this.#power();
    return product;
  }

  #power(): number {
    let base = this.#atom();
    while (this.#takes('^')) base **= this.#takes('2') ? 2 : this.#group();
    return base;
  }

  #atom(): number {
    const token = this.#next();
    if (/^\d/.test(token)) return Number(token);
    if (token in FUNCTIONS) return FUNCTIONS[token](this.#atom());
    switch (token) {
      case '\\infty':
        return Number.POSITIVE_INFINITY;
      case '\\text{NaN}':
        return Number.NaN;
      case 'e':
        this.#need('^');
        return Math.exp(this.#group());
      case '\\sqrt':
        return Math.sqrt(this.#group());
      case '\\frac':
        return this.#group() / this.#group();
      case '\\underline':
        return this.#group();
      case '\\underbrace':
        return this.#withCount(this.#group());
      case '\\max':
        return Math.max(...this.#list());
      case '\\min':
        return Math.min(...this.#list());
      case '\\left':
        return this.#enclosed();
      case '[':
        return this.#test();
      default:
        throw new Error(`${token} cannot be read`);
    }
  }

  #group(): number {
    this.#need('{');
    const value = this.#sum();
    this.#need('}');
    return value;
  }

  /** The number of terms below a brace. */
  #withCount(value: number): number {
    this.#need('_');
    this.#group();
    return value;
  }

  #list(): number[] {
    this.#need('(');
    const values: number[] = [];
    do {
      if (!this.#takes('\\ldots')) values.push(this.#sum());
    } while (this.#takes(','));
    this.#need(')');
    return values;
  }

  #enclosed(): number {
    const isAbsolute = this.#next() === '|';
    const value = this.#sum();
    this.#need('\\right');
    this.#next();
    return isAbsolute ? Math.abs(value) : value;
  }

  /** 1 if the statement holds, else 0. */
  #test(): number {
    const left = this.#sum();
    const isGreater = this.#next() === '>';
    const right = this.#sum();
    this.#need(']');
    return Number(isGreater ? left > right : left === right);
  }

  #next(): string {
    this.#at += 1;
    return this.#tokens[this.#at - 1] ?? 'the end';
  }

  #takes(token: string): boolean {
    const isNext = this.#tokens[this.#at] === token;
    if (isNext) this.#at += 1;
    return isNext;
  }

  #need(token: string): void {
    const found = this.#next();
    if (found !== token) throw new Error(`expected ${token}, found ${found}`);
  }
}

/** By its power series, for small numbers. */
function erf(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 100; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
