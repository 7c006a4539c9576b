declare module 'react' {
  interface CSSProperties {
    /** The color of the category that an element stands for. */
    '--category'?: string;
  }
}

export {};
