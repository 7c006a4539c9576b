export { Formula } from './Formula.tsx';
export { Panel } from './Panel.tsx';
export { Prose } from './Prose.tsx';
export { Section } from './Section.tsx';
export { Spoken } from './Spoken.tsx';
export { Tex } from './Tex.tsx';
export { useLazyTip } from './useLazyTip.tsx';
