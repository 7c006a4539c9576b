/** A place on the canvas, in its own units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in the canvas's units. */
export type Box = Point & Size;
