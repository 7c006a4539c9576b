export { ChoiceEntry, ChoiceList } from './ChoiceList.tsx';
export { Formula } from './Formula.tsx';
export { LongTask } from './LongTask.tsx';
export { Scroll } from './Scroll.tsx';
export { Section } from './Section.tsx';
export { scrollToTop } from './scrollToTop.ts';
export { Prose, Tex } from './Tex.tsx';
export { useLazyTip } from './useLazyTip.tsx';
export { ViewBar, ViewPage } from './ViewPage.tsx';
