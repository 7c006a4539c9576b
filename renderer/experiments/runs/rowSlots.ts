/**
 * Numbers the rendered rows. A row keeps its number as long as it is rendered; one that comes takes the number of one that has gone.
 * As keys, they make React fill the elements of a row with the next one instead of building others, so that scrolling leaves no garbage.
 */
export class RowSlots {
  #slots: ReadonlyMap<string, number> = new Map();

  /** @returns a number for each row, by its id */
  assign(ids: readonly string[]): ReadonlyMap<string, number> {
    const before = this.#slots;
    const taken = new Set(ids.map((id) => before.get(id)));
    let next = 0;
    const takeFree = () => {
      while (taken.has(next)) next++;
      return next++;
    };
    this.#slots = new Map(ids.map((id) => [id, before.get(id) ?? takeFree()]));
    return this.#slots;
  }
}
