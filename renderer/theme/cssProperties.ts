declare module 'react' {
  interface CSSProperties {
    /** Color of an element's category. */
    '--category'?: string;
    /** The two colors of the checkerboard behind transparent pictures. */
    '--ground'?: string;
    '--square'?: string;
  }
}

export {};
