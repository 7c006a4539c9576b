import { Fragment } from 'react';
import { Tex } from './Tex.tsx';

/** A sentence with formulas between dollar signs. */
export function Prose({ text }: { readonly text: string }) {
  return text.split('$').map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence are identified by index
    return <Fragment key={index}>{index % 2 === 1 ? <Tex tex={part} /> : part}</Fragment>;
  });
}
