declare module 'react' {
  interface CSSProperties {
    /** The color of the category that an element stands for. */
    '--category'?: string;
    /** The two colors of the squares that show where a picture has no ground. */
    '--ground'?: string;
    '--square'?: string;
  }
}

export {};
