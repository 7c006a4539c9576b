/** A position in canvas units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in canvas units. */
export type Box = Point & Size;
