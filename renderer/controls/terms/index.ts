export { findTerm, TERM_GROUPS, TERMS, type TermId, termOf } from '../../language/glossary/glossary.ts';
export { metricTerm } from '../../language/glossary/terms/measuresTerms.ts';
export type { Term as TermDeclaration } from '../../language/glossary/terms/term.ts';
export { termIdOfField, termOfField } from './fieldTerms.ts';
export { Term } from './Term.tsx';
export { TermTip } from './TermTip.tsx';
export { useTip } from './useTip.tsx';
