export { createLearn, type Learn, type LearnState, openPage } from './learn.ts';
export {
  GLOSSARY,
  NOTATION,
  PAGE_GROUPS,
  PAGES,
  type PageEntry,
  type PageGroup,
  type PageId,
  type PageKind,
  relatedPages,
  samePage,
  searchPages,
  TERM_PAGES,
} from './pages.ts';
