declare module 'react' {
  interface CSSProperties {
    /** Color of an element's category. */
    '--category'?: string;
    /** The share of a phase that is done. */
    '--done'?: string;
    /** Distance of a pinned column from the left edge. */
    '--left'?: string;
    /** Width of a column. */
    '--width'?: string;
    /** The two colors of the checkerboard behind transparent pictures. */
    '--ground'?: string;
    '--square'?: string;
  }
}

export {};
