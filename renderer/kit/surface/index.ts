export { Formula } from './Formula.tsx';
export { Prose } from './Prose.tsx';
export { Section } from './Section.tsx';
export { Tex } from './Tex.tsx';
export { useLazyTip } from './useLazyTip.tsx';
