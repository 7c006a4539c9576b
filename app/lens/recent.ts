/** The most recently used things by key; others are made again. */
export class Recent<Thing> {
  readonly #most: number;
  readonly #things = new Map<string, Thing>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, make: () => Thing): Thing {
    const thing = this.#things.get(key) ?? this.#make(make);
    this.#things.delete(key);
    this.#things.set(key, thing);
    return thing;
  }

  /** Makes room first, so that at most so many are in memory. */
  #make(make: () => Thing): Thing {
    for (const key of this.#things.keys()) {
      if (this.#things.size < this.#most) break;
      this.#things.delete(key);
    }
    return make();
  }
}
