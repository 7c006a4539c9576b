export { termIdOfField, termOfField } from './fieldTerms.ts';
export { metricTerm } from './glossary/measuresTerms.ts';
export { findTerm, TERM_GROUPS, TERMS, type TermGroup, type TermId, termOf } from './glossary.ts';
export { Term } from './Term.tsx';
export { TermTip } from './TermTip.tsx';
export type { Term as TermDeclaration } from './term.ts';
export { useTip } from './useTip.tsx';
